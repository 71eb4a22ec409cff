package org.niffler.meta;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.niffler.cli.Console;
import org.niffler.cli.StopSignal;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.jar.ExecutableJar;
import org.niffler.testkit.pacs.TestSender;
import org.niffler.testkit.pacs.TestSender.Answer;
import org.niffler.testkit.process.BackgroundProgram;
import org.niffler.testkit.process.Ports;
import org.niffler.testkit.process.ProgramRun;

/** A service set up in a folder, with one profile, and run by its {@code Main} in this process, or as a process by the jar. */
final class TestService implements AutoCloseable {

    static final String TITLE = "NIFFLER";

    /** For a process that lives for seconds only. */
    private static final Map<String, String> SOON_STARTED =
            Map.of("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");

    private final Path folder;
    private final int port = Ports.free();
    private final int operations = Ports.free();
    private final Map<String, String> options = new TreeMap<>();
    private final AtomicReference<Runnable> stop = new AtomicReference<>();
    private final StringWriter err = new StringWriter();
    private CompletableFuture<Integer> running;
    private BackgroundProgram process;

    TestService(Path folder, TestStore store) {
        this(folder);
        option("MongoUri", store.uri());
    }

    /** With the embedded store. */
    TestService(Path folder) {
        this.folder = folder;
        option("QueryAet", TITLE + "@127.0.0.1:" + port)
                .option("StorageFolder", storage().toString())
                .option("StateFolder", state().toString())
                .option("ProfilesFolder", profiles().toString())
                .option("PseudonymKey", folder.resolve("pseudonym.key").toString())
                .option("WorkflowsFolder", workflows().toString())
                .option("WorkflowOutput", workflowOutput().toString())
                .option("LogFile", log().toString())
                .option("OperationsPort", Integer.toString(operations))
                .option("MinFree", "1000")
                .option("SeriesQuiet", "1s")
                .option("StudyQuiet", "2s")
                .option("SweepEvery", "1s");
        profile("series", "PatientID", "Modality", "StudyInstanceUID", "SeriesInstanceUID", "SOPInstanceUID");
    }

    TestService option(String key, String value) {
        options.put(key, value);
        return this;
    }

    TestService without(String key) {
        options.remove(key);
        return this;
    }

    /** Writes a profile file. */
    TestService profile(String name, String... lines) {
        try {
            Files.createDirectories(profiles());
            Files.write(profiles().resolve(name + ".txt"), Arrays.asList(lines));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the file of a workflow, in which a single quote stands for a double one. */
    TestService workflow(String name, String... lines) {
        return workflowFile(name + ".json", String.join("\n", lines).replace('\'', '"'));
    }

    /** Writes a file beside the workflows, such as a script that they start. */
    TestService workflowFile(String name, String text) {
        try {
            Files.createDirectories(workflows());
            Files.writeString(workflows().resolve(name), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestService removeProfile(String name) {
        try {
            Files.delete(profiles().resolve(name + ".txt"));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it in this process and waits until it receives. */
    TestService start() {
        stop.set(null);
        running = CompletableFuture.supplyAsync(() -> main(arguments()), task -> new Thread(task, "service").start());
        await().atMost(60, TimeUnit.SECONDS).until(() -> running.isDone() || isAlive());
        if (running.isDone()) {
            throw new AssertionError("the service ended with " + running.join() + ": " + err);
        }
        return this;
    }

    /** Starts it as a process of its own and waits until it receives. */
    TestService startProcess() {
        return launch().awaitReceiving();
    }

    /** Starts it as a process of its own and does not wait. */
    TestService launch() {
        process = BackgroundProgram.start(
                ExecutableJar.ofThisModule().command(arguments().toArray(String[]::new)),
                SOON_STARTED,
                folder.resolve("process-" + System.nanoTime() + ".txt"));
        return this;
    }

    /** Waits until the process receives. */
    TestService awaitReceiving() {
        process.awaitReady(this::isAlive, Duration.ofSeconds(60));
        return this;
    }

    /** Whether the process ends by itself within this time, which is also how we wait between two looks. */
    boolean endsWithin(long millis) {
        return process.endsWithin(millis);
    }

    /** All that its process has printed. */
    String said() {
        return process.log();
    }

    private boolean isAlive() {
        try {
            return get("/health/live").statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** What a command of the jar prints and returns, with the settings of this service. */
    record Result(int exitCode, String out, String err) {}

    Result command(String... subcommand) {
        StringWriter commandOut = new StringWriter();
        StringWriter commandErr = new StringWriter();
        List<String> args = new ArrayList<>(List.of(subcommand));
        args.addAll(arguments());
        Console console = new Console(new PrintWriter(commandOut, true), new PrintWriter(commandErr, true), false);
        int code = Main.run(args.toArray(String[]::new), console, signal -> () -> {});
        return new Result(code, commandOut.toString(), commandErr.toString());
    }

    private int main(List<String> args) {
        StopSignal signal = whenAsked -> {
            stop.set(whenAsked);
            return () -> {};
        };
        Console console = new Console(new PrintWriter(err, true), new PrintWriter(err, true), false);
        return Main.run(args.toArray(String[]::new), console, signal);
    }

    List<String> arguments() {
        List<String> args = new ArrayList<>();
        options.forEach((key, value) -> {
            args.add("--" + key);
            args.add(value);
        });
        return args;
    }

    /** Sends instances on one association and returns the answers. */
    List<Answer> send(WrittenStudy study) {
        return send(study.instances().stream().map(WrittenInstance::file).toList());
    }

    List<Answer> send(List<Path> files) {
        try (TestSender sender = new TestSender(TITLE, port)) {
            return sender.send(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> get(String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + operations + path))
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The value of a metric with these labels, as it stands in the exposition; 0 if there is none. */
    double metric(String nameAndLabels) {
        return get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(nameAndLabels + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(0);
    }

    int port() {
        return port;
    }

    Path storage() {
        return folder.resolve("storage");
    }

    Path state() {
        return folder.resolve("state");
    }

    Path profiles() {
        return folder.resolve("conf");
    }

    Path workflows() {
        return folder.resolve("workflows");
    }

    Path workflowOutput() {
        return folder.resolve("workflow-output");
    }

    Path log() {
        return folder.resolve("service.log");
    }

    String logged() {
        try {
            return Files.exists(log()) ? Files.readString(log()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The instances in the storage folder. */
    List<Path> storedFiles() {
        if (!Files.isDirectory(storage())) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(storage())) {
            return files.filter(file -> file.toString().endsWith(".dcm")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files that were set aside, without their reasons. */
    List<Path> quarantined() {
        try (Stream<Path> files = Files.walk(state().resolve("quarantine"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".txt"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to end, and returns its exit code. */
    int stop() {
        if (process != null) {
            ProgramRun.run(List.of("kill", "-TERM", Long.toString(process.pid())), Map.of(), Duration.ofSeconds(5));
            if (!process.endsWithin(20_000)) {
                throw new AssertionError("the service does not end: " + process.log());
            }
            int code = process.exitCode();
            process.close();
            process = null;
            return code;
        }
        stop.get().run();
        int code = running.orTimeout(30, TimeUnit.SECONDS).join();
        running = null;
        return code;
    }

    /** Ends its process without a word. */
    void kill() {
        ProgramRun.run(List.of("kill", "-KILL", Long.toString(process.pid())), Map.of(), Duration.ofSeconds(5));
        process.endsWithin(20_000);
        process.close();
        process = null;
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        } else if (running != null && !running.isDone()) {
            stop();
        }
    }
}
