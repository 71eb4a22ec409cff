package org.niffler.cold;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.niffler.testkit.peer.NeedsPeer;
import org.niffler.testkit.peer.OrthancPeer;
import org.niffler.testkit.peer.PeerAddress;

/** The contract against Orthanc. */
@NeedsPeer("Orthanc")
class OrthancExtractionPeerIT extends PeerContract {

    private OrthancPeer orthanc;

    @Override
    PeerAddress start(PeerAddress destination, Path archive) {
        orthanc = OrthancPeer.start(
                "ORTHANC", destination, PeerAddress.local("MISPLACED", 1), PeerAddress.local("OTHER", 2));
        orthanc.upload(archive);
        return orthanc.address();
    }

    @AfterAll
    void stop() {
        orthanc.close();
    }
}
