package org.niffler.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.pacs.TestPacs;
import org.niffler.testkit.process.Ports;
import org.niffler.testkit.process.TempFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Start of cold-extraction.jar to its first C-FIND, as the PACS sees it. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = "Measures the time from the start of cold-extraction.jar to the arrival of its first C-FIND.")
final class StartBenchmark implements Callable<Integer> {

    @Option(names = "--rounds", defaultValue = "11", description = "How often. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--java-option", description = "An option for the virtual machine that is measured.")
    private List<String> javaOptions = List.of();

    @Parameters(paramLabel = "JAR", description = "cold-extraction.jar")
    private Path jar;

    @Override
    public Integer call() throws Exception {
        Sample milliseconds = new Sample();
        for (int round = 0; round < rounds; round++) {
            milliseconds.add(measure());
        }
        System.out.println(Machine.describe());
        System.out.printf(
                Locale.ROOT,
                "%nStart of cold-extraction.jar to its first C-FIND: %.0f ms (%.0f to %.0f), median of %d%n",
                milliseconds.median(),
                milliseconds.least(),
                milliseconds.most(),
                rounds);
        return 0;
    }

    private double measure() throws Exception {
        CompletableFuture<Long> found = new CompletableFuture<>();
        try (TempFolder work = TempFolder.create("niffler-bench")) {
            SyntheticStudy.ct("BENCH").writeTo(work.path().resolve("pacs"));
            int port = Ports.free();
            try (TestPacs pacs = TestPacs.serve("PACS", work.path().resolve("pacs"))) {
                pacs.destination("NIFFLER", port);
                pacs.onRequest(request -> {
                    if (request.kind().equals("C-FIND")) {
                        found.complete(System.nanoTime());
                    }
                });
                long start = System.nanoTime();
                Process process = start(work.path(), pacs.address(), port);
                double milliseconds = (found.get(1, TimeUnit.MINUTES) - start) / 1e6;
                process.waitFor();
                return milliseconds;
            }
        }
    }

    private Process start(Path folder, String pacs, int port) throws IOException {
        Files.writeString(folder.resolve("list.csv"), "PatientID\nBENCH\n");
        Files.writeString(
                folder.resolve("system.json"),
                "{\"SrcAet\": \"%s\", \"QueryAet\": \"NIFFLER@127.0.0.1:%d\"}".formatted(pacs, port));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(
                List.of("-jar", jar.toAbsolutePath().toString(), "--CsvFile", "list.csv", "--StorageFolder", "out"));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
