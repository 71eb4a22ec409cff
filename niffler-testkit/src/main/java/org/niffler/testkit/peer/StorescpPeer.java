package org.niffler.testkit.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.niffler.testkit.process.TempFolder;

/**
 * DCMTK's {@code storescp}: a receiver that writes what it gets, in any transfer syntax, into a temporary folder. It
 * listens on all interfaces, which DCMTK does not let us change, and is only ever called by the loopback address.
 */
public final class StorescpPeer implements AutoCloseable {

    private static final String PREFIX = "niffler-storescp";

    private final TempFolder folder;
    private final Path storage;
    private final PeerServer server;
    private final PeerAddress address;

    private StorescpPeer(TempFolder folder, Path storage, PeerServer server, PeerAddress address) {
        this.folder = folder;
        this.storage = storage;
        this.server = server;
        this.address = address;
    }

    /**
     * Starts it.
     *
     * @param aet its AE title
     * @param options more of its options, as in {@code "--fork"}
     * @throws org.niffler.testkit.process.ProcessFailed if it does not come up
     */
    public static StorescpPeer start(String aet, String... options) {
        return start(aet, Map.of(), options);
    }

    /** The same with more environment, as in {@code Map.of("TCP_NODELAY", "1")}. */
    public static StorescpPeer start(String aet, Map<String, String> environment, String... options) {
        return start(TempFolder.create(PREFIX), aet, environment, options);
    }

    /** The same with its files in a folder of this folder. */
    public static StorescpPeer startIn(Path parent, String aet, Map<String, String> environment, String... options) {
        return start(TempFolder.createIn(parent, PREFIX), aet, environment, options);
    }

    private static StorescpPeer start(
            TempFolder folder, String aet, Map<String, String> environment, String... options) {
        Path storage = folder.folder("storage");
        List<String> command = new ArrayList<>();
        command.add(PeerPrograms.ofThisMachine().file("storescp").toString());
        command.addAll(List.of("--aetitle", aet, "--output-directory", storage.toString(), "--accept-all"));
        command.addAll(List.of(options));
        PeerServer server = Startup.orElseClose(
                folder,
                () -> PeerServer.start(
                        port -> Startup.append(command, Integer.toString(port)),
                        environment,
                        folder.path().resolve("log")));
        return new StorescpPeer(folder, storage, server, PeerAddress.local(aet, server.port()));
    }

    public PeerAddress address() {
        return address;
    }

    /** The folder it writes into. */
    public Path storage() {
        return storage;
    }

    /** The files it has written, in no order. */
    public List<Path> received() {
        try (Stream<Path> files = Files.list(storage)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything it has said so far. */
    public String log() {
        return server.program().log();
    }

    @Override
    public void close() {
        try (folder;
                server) {
            // Closed in turn: the server first, then the folder it writes into.
        }
    }
}
