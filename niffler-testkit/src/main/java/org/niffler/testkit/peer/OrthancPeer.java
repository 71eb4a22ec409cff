package org.niffler.testkit.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.niffler.testkit.process.Ports;
import org.niffler.testkit.process.TempFolder;

/**
 * Orthanc as a PACS, without plugins and authentication, on an empty storage folder. Its REST interface answers this
 * machine only; its DICOM port listens on all interfaces, which Orthanc does not let us change.
 */
public final class OrthancPeer implements AutoCloseable {

    private static final String PREFIX = "niffler-orthanc";
    private static final Duration READY = Duration.ofSeconds(60);

    private final TempFolder folder;
    private final PeerServer server;
    private final OrthancRest rest;
    private final PeerAddress address;

    private OrthancPeer(TempFolder folder, PeerServer server, OrthancRest rest, PeerAddress address) {
        this.folder = folder;
        this.server = server;
        this.rest = rest;
        this.address = address;
    }

    /**
     * What Orthanc holds.
     *
     * @param patients their number
     * @param studies their number
     * @param series their number
     * @param instances their number
     */
    public record Statistics(int patients, int studies, int series, int instances) {}

    /**
     * Starts it and waits until it answers.
     *
     * @param aet its AE title
     * @param modalities the AEs it knows: these may query it and be moved to
     * @throws org.niffler.testkit.process.ProcessFailed if it does not come up
     */
    public static OrthancPeer start(String aet, PeerAddress... modalities) {
        return start(aet, Map.of(), modalities);
    }

    /** The same with more environment for the process. */
    public static OrthancPeer start(String aet, Map<String, String> environment, PeerAddress... modalities) {
        return start(TempFolder.create(PREFIX), aet, environment, Map.of(), modalities);
    }

    /** The same with more of its settings, as in {@code Map.of("DicomTlsEnabled", true)}; they go before ours. */
    public static OrthancPeer startWith(String aet, Map<String, Object> settings, PeerAddress... modalities) {
        return start(TempFolder.create(PREFIX), aet, Map.of(), settings, modalities);
    }

    /** The same with what it holds in a folder of this folder. */
    public static OrthancPeer startIn(
            Path parent, String aet, Map<String, String> environment, PeerAddress... modalities) {
        return start(TempFolder.createIn(parent, PREFIX), aet, environment, Map.of(), modalities);
    }

    private static OrthancPeer start(
            TempFolder folder,
            String aet,
            Map<String, String> environment,
            Map<String, Object> settings,
            PeerAddress... modalities) {
        return Startup.orElseClose(folder, () -> {
            OrthancConfiguration configuration = new OrthancConfiguration(
                    aet, Ports.free(), folder.folder("storage"), List.of(modalities), settings);
            return start(folder, configuration, environment);
        });
    }

    private static OrthancPeer start(
            TempFolder folder, OrthancConfiguration configuration, Map<String, String> environment) {
        Path file = folder.path().resolve("orthanc.json");
        String orthanc = PeerPrograms.ofThisMachine().file("Orthanc").toString();
        PeerServer server = PeerServer.start(
                dicomPort -> {
                    configuration.write(file, dicomPort);
                    return List.of(orthanc, file.toString());
                },
                environment,
                folder.path().resolve("log"));
        OrthancRest rest = new OrthancRest(configuration.httpPort());
        try {
            server.program().awaitReady(rest::answers, READY);
        } catch (RuntimeException e) {
            try (server) {
                throw e;
            }
        }
        return new OrthancPeer(folder, server, rest, PeerAddress.local(configuration.aet(), server.port()));
    }

    public PeerAddress address() {
        return address;
    }

    /**
     * Uploads files, and those in folders, by the REST interface.
     *
     * @return how many
     * @throws IllegalStateException if Orthanc refuses one
     */
    public int upload(Path... filesOrFolders) {
        List<Path> files =
                Stream.of(filesOrFolders).flatMap(OrthancPeer::filesIn).toList();
        files.forEach(rest::upload);
        return files.size();
    }

    /** How much it holds now. */
    public Statistics statistics() {
        return rest.statistics();
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

    private static Stream<Path> filesIn(Path fileOrFolder) {
        try (Stream<Path> files = Files.walk(fileOrFolder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
