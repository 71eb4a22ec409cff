package org.niffler.testkit.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.niffler.testkit.process.ProcessFailed;
import org.niffler.testkit.process.ProcessResult;
import org.niffler.testkit.process.TempFolder;

/**
 * DCMTK's {@code dcmqrscp}: a small PACS with C-FIND, C-MOVE, C-GET and C-STORE. Its limits, for whoever writes a test:
 * any AE may call it, it moves to the destinations it was started with only, and it sends instances uncompressed. It
 * listens on all interfaces, which DCMTK does not let us change, and is only ever called by the loopback address.
 */
public final class DcmqrscpPeer implements AutoCloseable {

    private static final int MAX_STUDIES = 200;

    private final TempFolder folder;
    private final PeerServer server;
    private final PeerAddress address;

    private DcmqrscpPeer(TempFolder folder, PeerServer server, PeerAddress address) {
        this.folder = folder;
        this.server = server;
        this.address = address;
    }

    /**
     * Starts it with an empty archive.
     *
     * @param aet its AE title
     * @param moveDestinations the AEs it can C-MOVE to
     * @throws ProcessFailed if it does not come up
     */
    public static DcmqrscpPeer start(String aet, PeerAddress... moveDestinations) {
        return start(aet, Map.of(), moveDestinations);
    }

    /** The same with more environment, as in {@code Map.of("TCP_NODELAY", "1")}. */
    public static DcmqrscpPeer start(String aet, Map<String, String> environment, PeerAddress... moveDestinations) {
        return start(aet, environment, List.of(), List.of(moveDestinations));
    }

    /** The same with more of its options, as in {@code "--prefer-rle"}, without which it takes uncompressed files only. */
    public static DcmqrscpPeer startWith(String aet, String... options) {
        return start(aet, Map.of(), List.of(options), List.of());
    }

    private static DcmqrscpPeer start(
            String aet, Map<String, String> environment, List<String> options, List<PeerAddress> moveDestinations) {
        TempFolder folder = TempFolder.create("niffler-dcmqrscp");
        Path configuration = folder.path().resolve("dcmqrscp.cfg");
        write(configuration, configuration(aet, folder.folder("archive"), moveDestinations));
        List<String> command = new ArrayList<>();
        command.add(PeerPrograms.ofThisMachine().file("dcmqrscp").toString());
        command.addAll(List.of("--config", configuration.toString()));
        command.addAll(options);
        PeerServer server = Startup.orElseClose(
                folder,
                () -> PeerServer.start(
                        port -> Startup.append(command, Integer.toString(port)),
                        environment,
                        folder.path().resolve("log")));
        return new DcmqrscpPeer(folder, server, PeerAddress.local(aet, server.port()));
    }

    public PeerAddress address() {
        return address;
    }

    /**
     * Fills the archive by C-STORE.
     *
     * @throws ProcessFailed if not all of it was taken
     */
    public void load(Path... filesOrFolders) {
        ProcessResult sent = DcmtkTools.calling("LOADER").send(address, filesOrFolders);
        if (sent.exitCode() != 0) {
            throw new ProcessFailed("dcmqrscp did not take the files.%n%s%n%s".formatted(sent, log()));
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

    private static String configuration(String aet, Path archive, List<PeerAddress> destinations) {
        String hosts = IntStream.range(0, destinations.size())
                .mapToObj(i -> "host%d = (%s, %s, %d)%n"
                        .formatted(
                                i,
                                destinations.get(i).aet(),
                                destinations.get(i).host(),
                                destinations.get(i).port()))
                .collect(Collectors.joining());
        return """
                MaxPDUSize = 131072
                MaxAssociations = 16
                HostTable BEGIN
                %sHostTable END
                VendorTable BEGIN
                VendorTable END
                AETable BEGIN
                %s %s RW (%d, 4096mb) ANY
                AETable END
                """.formatted(hosts, aet, archive, MAX_STUDIES);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
