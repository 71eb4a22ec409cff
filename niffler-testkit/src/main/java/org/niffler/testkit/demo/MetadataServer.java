package org.niffler.testkit.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.niffler.testkit.process.BackgroundProgram;
import org.niffler.testkit.process.Ports;
import org.niffler.testkit.process.ProcessFailed;

/** meta-extraction.jar at work, until closed; it does not outlive this process either, unless that is killed without a word. */
final class MetadataServer implements AutoCloseable {

    static final String AET = "RTNIFFLER";
    static final String RECEIVED = "received";
    static final String PROFILES = "profiles";

    /** With its store, which others may ask. */
    static final String STATE = "metadata-state";

    /** Not system.json, which is cold-extraction's in the same folder. */
    static final String CONFIG = "meta-extraction.json";

    static final String LOG = "meta-extraction.log";

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int LONGEST_END_MILLIS = 20_000;
    private static final int OK = 200;

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = Ports.free();
    private final int operations = Ports.free();
    private final Jar jar;
    private BackgroundProgram program;

    private MetadataServer(Jar jar) {
        this.jar = jar;
    }

    /**
     * Starts it with the profiles that are in its folder, and a store of its own.
     *
     * @throws ProcessFailed if it does not become ready; with what it said
     */
    static MetadataServer start(Jar jar) throws IOException {
        MetadataServer server = new MetadataServer(jar);
        server.configure();
        server.program = jar.start(jar.folder().resolve("meta-extraction.out"), "--config", CONFIG);
        // Of a process that has ended, this does nothing.
        Runtime.getRuntime().addShutdownHook(new Thread(server.program::close, "end of the metadata service"));
        try {
            server.await(() -> server.get("/health/ready").statusCode() == OK);
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private void configure() throws IOException {
        Files.writeString(jar.folder().resolve(CONFIG), """
                {
                  "QueryAet": "%s@127.0.0.1:%d",
                  "StorageFolder": "%s",
                  "StateFolder": "%s",
                  "ProfilesFolder": "%s",
                  "WorkflowsFolder": "%s",
                  "WorkflowOutput": "%s",
                  "PseudonymKey": "%s",
                  "SeriesQuiet": "1s",
                  "OperationsPort": %d,
                  "LogFile": "%s",
                  "MinFree": "100 MiB"
                }
                """.formatted(
                        AET,
                        port,
                        RECEIVED,
                        STATE,
                        PROFILES,
                        DetectorWorkflow.WORKFLOWS,
                        DetectorWorkflow.OUTPUT,
                        Conversion.KEY,
                        operations,
                        LOG));
    }

    int port() {
        return port;
    }

    /** Where it tells health and metrics. */
    URI operations() {
        return URI.create("http://127.0.0.1:" + operations);
    }

    Path state() {
        return jar.folder().resolve(STATE);
    }

    /** @throws ProcessFailed if it does not become true within some minutes, or the service ends before; with what it said */
    void await(BooleanSupplier done) {
        program.awaitReady(done, PATIENCE);
    }

    Measured measured() {
        return Measured.in(get("/metrics").body());
    }

    /** Says 503 of what cannot be asked yet. */
    private Answer get(String path) {
        try {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(operations().resolve(path))
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException notYet) {
            return new Answer(503, "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessFailed("Interrupted while waiting for the metadata service", e);
        }
    }

    private record Answer(int statusCode, String body) {}

    /**
     * Asks it to end by SIGTERM.
     *
     * @return its exit code
     * @throws ProcessFailed if it does not end; with what it said
     */
    int stop() {
        program.terminate();
        if (!program.endsWithin(LONGEST_END_MILLIS)) {
            throw new ProcessFailed("meta-extraction.jar does not end. It said:\n" + program.log());
        }
        return program.exitCode();
    }

    @Override
    public void close() {
        program.close();
    }
}
