package org.niffler.bench.start;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.niffler.bench.figures.MarkdownTable;
import org.niffler.bench.figures.Sample;
import org.niffler.testkit.process.ProcessFailed;
import org.niffler.testkit.process.TempFolder;

/**
 * Starts cold-extraction.jar as an administrator does, with a CSV of one patient, against a PACS in this process; what
 * is measured ends when the C-FIND-RQ is there: after the virtual machine, the configuration, the storage folder, the
 * receiver, and a C-ECHO.
 */
public final class StartBenchmark {

    private static final long LIMIT_SECONDS = 60;

    private final Path jar;
    private final List<String> javaOptions;

    public StartBenchmark(Path jar, List<String> javaOptions) {
        this.jar = jar;
        this.javaOptions = javaOptions;
    }

    /** In milliseconds. The first start is not counted: it may wait for the jar to be read from the disk. */
    public Sample run(int repetitions) throws IOException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i <= repetitions; i++) {
            double taken = measure() / 1e6;
            if (i > 0) {
                millis.add(taken);
            }
        }
        return new Sample(millis);
    }

    public static List<String> table(Sample millis) {
        return new MarkdownTable("from the start of the process to", "starts", "ms")
                .row(List.of("the arrival of its first C-FIND-RQ", Integer.toString(millis.size()), millis.toString()))
                .lines();
    }

    private long measure() throws IOException, InterruptedException {
        try (FindPeer peer = new FindPeer();
                TempFolder folder = TempFolder.create("niffler-bench")) {
            ProcessBuilder command = command(peer, folder.path());
            long start = System.nanoTime();
            Process process = command.start();
            try {
                return peer.firstFind().get(LIMIT_SECONDS, TimeUnit.SECONDS) - start;
            } catch (ExecutionException | TimeoutException e) {
                String said = Files.readString(folder.path().resolve("output"));
                throw new ProcessFailed("no C-FIND from " + jar + ". It said:\n" + said, e);
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private ProcessBuilder command(FindPeer peer, Path folder) throws IOException {
        Files.writeString(folder.resolve("patients.csv"), "PatientID\nBENCH\n");
        Files.writeString(
                folder.resolve("system.json"),
                String.format(
                        "{\"SrcAet\": \"%s@127.0.0.1:%d\", \"QueryAet\": \"QBNIFFLER:%d\"}%n",
                        FindPeer.TITLE, peer.port(), freePort()));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
        command.addAll(List.of("--CsvFile", "patients.csv", "--StorageFolder", "out"));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
