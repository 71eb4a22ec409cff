package org.niffler.bench.jar;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.niffler.testkit.process.BackgroundProgram;
import org.niffler.testkit.process.ProcessFailed;
import org.niffler.testkit.process.ProgramRun;

/** A metadata service that runs, to be looked at from outside. */
public final class RunningService implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;

    /** cutime and cstime, counted from the state. */
    private static final int CHILDREN_USER = 13;

    private static final int CHILDREN_SYSTEM = 14;

    /** USER_HZ is 100 on all machines that Java runs on. */
    private static final long MILLIS_PER_TICK = 10;

    private final HttpClient http = HttpClient.newHttpClient();
    private final BackgroundProgram program;
    private final int port;
    private final int operations;
    private final Path storage;
    private final Path state;

    RunningService(BackgroundProgram program, int port, int operations, Path storage, Path state) {
        this.program = program;
        this.port = port;
        this.operations = operations;
        this.storage = storage;
        this.state = state;
    }

    /** On which it receives. */
    public int port() {
        return port;
    }

    public Path storage() {
        return storage;
    }

    public Path state() {
        return state;
    }

    boolean isReady() {
        try {
            return get("/health/ready").statusCode() == OK;
        } catch (IOException e) {
            return false; // nobody listens yet
        }
    }

    /** The sum of a metric over the labels that have this text in them. */
    public double metric(String name, String label) throws IOException {
        return get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name) && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Returns when everything that was received has its documents. */
    public void awaitExtracted() {
        program.awaitReady(
                () -> {
                    try {
                        return metric("niffler_queue_entries", "") == 0;
                    } catch (IOException e) {
                        return false; // asked again, until the service has ended
                    }
                },
                PATIENCE);
    }

    /** In bytes, with what is garbage. */
    public double heapUsed() throws IOException {
        return metric("jvm_memory_used_bytes", "area=\"heap\"");
    }

    /** In bytes, of what is in use. */
    public double heapInUse() throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        ProgramRun.run(List.of(jcmd, Long.toString(program.pid()), "GC.run"), Map.of(), PATIENCE);
        return heapUsed();
    }

    /** Of all its threads, since its start. */
    public Duration cpu() {
        return ProcessHandle.of(program.pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new ProcessFailed("the service has ended. It said:\n" + program.log()));
    }

    /** Of the programs that it has started and that have ended, with all that these waited for; zero where nobody says. */
    public Duration childrenCpu() {
        try {
            String line = Files.readString(Path.of("/proc", Long.toString(program.pid()), "stat"));
            // Behind the program's name, which may contain anything: proc_pid_stat(5).
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            long ticks = Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM]);
            return Duration.ofMillis(ticks * MILLIS_PER_TICK);
        } catch (IOException e) {
            return Duration.ZERO; // not Linux
        }
    }

    public long peakKibibytes() {
        return MeasuredProcess.peakKibibytes(program.pid());
    }

    private HttpResponse<String> get(String path) throws IOException {
        try {
            URI address = URI.create("http://127.0.0.1:" + operations + path);
            HttpRequest request =
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessFailed("Interrupted while asking the service", e);
        }
    }

    /** What it said on its console. */
    public String said() {
        return program.log();
    }

    @Override
    public void close() {
        program.close();
    }
}
