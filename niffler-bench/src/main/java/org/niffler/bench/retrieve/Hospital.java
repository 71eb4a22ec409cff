package org.niffler.bench.retrieve;

import java.io.IOException;
import java.nio.file.Path;
import org.niffler.bench.images.Batch;
import org.niffler.bench.images.Folders;
import org.niffler.bench.images.Studies;
import org.niffler.bench.jar.ColdExtractionJar;
import org.niffler.bench.peer.PeerSockets;
import org.niffler.testkit.peer.OrthancPeer;
import org.niffler.testkit.peer.PeerAddress;
import org.niffler.testkit.peer.StorescpPeer;
import org.niffler.testkit.process.Ports;
import org.niffler.testkit.process.ProcessFailed;

/** An Orthanc with studies, a {@code storescp}, and a port for our receiver, to both of which Orthanc moves. */
final class Hospital implements AutoCloseable {

    /** The AE title of {@code storescp}, and of whoever asks Orthanc to move there. */
    static final String STORE = "STORESCP";

    private static final String[] STORE_OPTIONS = {"--promiscuous", "--max-pdu", "131072", "--bit-preserving"};

    private final PeerSockets sockets;
    private final Studies studies;
    private final StorescpPeer store;
    private final OrthancPeer pacs;
    private final int ownPort;

    private Hospital(PeerSockets sockets, Studies studies, StorescpPeer store, OrthancPeer pacs, int ownPort) {
        this.sockets = sockets;
        this.studies = studies;
        this.store = store;
        this.pacs = pacs;
        this.ownPort = ownPort;
    }

    /** Starts the peers, with all their files in a folder of this folder, and gives Orthanc the studies. */
    static Hospital open(Path folder, PeerSockets sockets, Studies studies) {
        StorescpPeer store = StorescpPeer.startIn(folder, STORE, sockets.environment(), STORE_OPTIONS);
        try {
            int ownPort = Ports.free();
            PeerAddress own = PeerAddress.local(ColdExtractionJar.TITLE, ownPort);
            OrthancPeer pacs = OrthancPeer.startIn(folder, "ORTHANC", sockets.environment(), store.address(), own);
            Hospital hospital = new Hospital(sockets, studies, store, pacs, ownPort);
            try {
                pacs.upload(studies.batch().files().toArray(Path[]::new));
                return hospital;
            } catch (RuntimeException e) {
                pacs.close();
                throw e;
            }
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    PeerSockets sockets() {
        return sockets;
    }

    Studies studies() {
        return studies;
    }

    PeerAddress pacs() {
        return pacs.address();
    }

    PeerAddress store() {
        return store.address();
    }

    /** For a receiver of ours; Orthanc knows it by {@link ColdExtractionJar#TITLE}. */
    int ownPort() {
        return ownPort;
    }

    /** What {@code storescp} has received since this was asked last, moved into a new folder. */
    Batch takeStored(Path into) throws IOException {
        Folders.empty(store.storage(), into);
        return Batch.in(into);
    }

    /** @throws ProcessFailed if anything is missing, or too much */
    void requireWhole(Batch received) throws IOException {
        Batch sent = studies.batch();
        if (received.files().size() != sent.files().size() || received.dataSetBytes() != sent.dataSetBytes()) {
            throw new ProcessFailed("Orthanc has " + sent.files().size() + " instances of " + sent.dataSetBytes()
                    + " bytes, received were " + received.files().size() + " of " + received.dataSetBytes());
        }
    }

    @Override
    public void close() {
        try (store;
                pacs) {
            // Closed in turn: Orthanc first, which sends to the other.
        }
    }
}
