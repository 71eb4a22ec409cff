package org.niffler.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.jar.ExecutableJar;
import org.niffler.testkit.pacs.TestSender;
import org.niffler.testkit.pacs.TestSender.Answer;
import org.niffler.testkit.process.BackgroundProgram;
import org.niffler.testkit.process.Ports;

/**
 * {@code meta-extraction.jar} as a process, with the shipped examples of workflows at hand. It makes their inputs by the jars
 * of png-extraction and of this module: they are built before its tests, and not before those of meta-extraction.
 */
public final class LiveService implements AutoCloseable {

    static final Path EXAMPLES = Path.of("..", "config", "workflows", "examples");

    private static final String TITLE = "NIFFLER";
    private static final ExecutableJar JAR =
            new ExecutableJar(Path.of("..", "niffler-meta-extraction", "target", "meta-extraction.jar"));
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final int port = Ports.free();
    private final int operations = Ports.free();
    private BackgroundProgram process;

    public LiveService(Path folder) {
        this.folder = folder;
    }

    /** Puts an example in force, and what belongs to it. */
    LiveService example(String name) throws IOException {
        Files.createDirectories(workflows());
        Files.copy(EXAMPLES.resolve(name + ".json"), workflows().resolve(name + ".json"));
        Path besides = Files.createDirectory(workflows().resolve(name));
        try (Stream<Path> files = Files.list(EXAMPLES.resolve(name))) {
            for (Path file : files.toList()) {
                Files.copy(file, besides.resolve(file.getFileName()));
            }
        }
        return this;
    }

    /** Puts a workflow in force. */
    LiveService workflow(String name, String text) throws IOException {
        Files.createDirectories(workflows());
        Files.writeString(workflows().resolve(name + ".json"), text);
        return this;
    }

    /** Starts it and waits until it receives. */
    public LiveService start() throws IOException {
        assertThat(JAR.path())
                .as("built by ./mvnw verify, or -pl niffler-meta-extraction")
                .exists();
        Files.writeString(
                Files.createDirectories(folder.resolve("profiles")).resolve("series.txt"),
                "Modality\nSeriesInstanceUID\n");
        process = BackgroundProgram.start(
                JAR.command(arguments().toArray(String[]::new)),
                // A short life; and the examples start "java" by its name.
                Map.of(
                        "JAVA_TOOL_OPTIONS",
                        "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
                        "PATH",
                        JAVA + File.pathSeparator + System.getenv("PATH")),
                folder.resolve("process.txt"));
        process.awaitReady(this::isReceiving, PATIENCE);
        return this;
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        Map.of(
                        "QueryAet", TITLE + "@127.0.0.1:" + port,
                        "StorageFolder", folder.resolve("storage").toString(),
                        "StateFolder", folder.resolve("state").toString(),
                        "ProfilesFolder", folder.resolve("profiles").toString(),
                        "PseudonymKey", folder.resolve("pseudonym.key").toString(),
                        "WorkflowsFolder", workflows().toString(),
                        "WorkflowOutput", folder.resolve("output").toString(),
                        "LogFile", folder.resolve("service.log").toString(),
                        "SeriesQuiet", "1s",
                        "MinFree", "1000")
                .forEach((key, value) -> arguments.addAll(List.of("--" + key, value)));
        arguments.addAll(List.of("--OperationsPort", Integer.toString(operations)));
        return arguments;
    }

    private boolean isReceiving() {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Sends studies by C-STORE, an association each; all of it is accepted. */
    public LiveService send(WrittenStudy... studies) throws IOException, InterruptedException {
        for (WrittenStudy study : studies) {
            try (TestSender sender = new TestSender(TITLE, port)) {
                assertThat(sender.send(study.instances().stream()
                                .map(WrittenInstance::file)
                                .toList()))
                        .extracting(Answer::status)
                        .containsOnly(0);
            }
        }
        return this;
    }

    /** Where it tells health and metrics. */
    public URI operations() {
        return URI.create("http://127.0.0.1:" + operations);
    }

    /** The folders that runs of a workflow have left, with the ends of their names: none, or {@code .failed}. */
    List<Path> outputs(String workflow) {
        Path parent = folder.resolve("output").resolve(workflow);
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.filter(each -> !each.getFileName().toString().startsWith("."))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The record of the run that left this folder. */
    static JsonNode run(Path output) throws IOException {
        return new ObjectMapper().readTree(output.resolve("niffler-run.json").toFile());
    }

    String logged() throws IOException {
        return Files.readString(folder.resolve("service.log"));
    }

    private Path workflows() {
        return folder.resolve("workflows");
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }

    /** Files below a folder, by their paths in it, sorted. */
    static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            Path[] all = files.filter(Files::isRegularFile).toArray(Path[]::new);
            return Arrays.stream(all)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
