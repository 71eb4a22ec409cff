package org.niffler.bench.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.niffler.bench.figures.MarkdownTable;
import org.niffler.bench.figures.Sample;
import org.niffler.bench.images.Archive;
import org.niffler.bench.jar.BenchJar;
import org.niffler.bench.jar.MeasuredProcess;
import org.niffler.bench.jar.MetaExtractionJar;
import org.niffler.testkit.process.ProcessFailed;
import org.niffler.testkit.process.TempFolder;

/** Series a second of scanning a folder: the extraction by itself, and into the embedded store; warm, cold, and as a process. */
public final class ScanBenchmark {

    private static final String CORE = "extraction core, a store that counts";

    private final MetaExtractionJar jar;
    private final Archive archive;
    private final int warmUp;
    private final int rounds;
    private final Path parent;
    private final Consumer<String> log;
    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();

    /**
     * @param warmUp how often the core is run before it is measured
     * @param log is told of every single measurement
     */
    public ScanBenchmark(
            MetaExtractionJar jar, Archive archive, int warmUp, int rounds, Path parent, Consumer<String> log) {
        this.jar = jar;
        this.archive = archive;
        this.warmUp = warmUp;
        this.rounds = rounds;
        this.parent = parent;
        this.log = log;
    }

    /** Measures everything, leaves nothing behind but the archive, and returns the table. */
    public List<String> run() throws IOException, InterruptedException {
        Scanner scanner = new Scanner(archive, jar.profiles());
        try (TempFolder folder = TempFolder.createIn(parent, "niffler-bench")) {
            for (int i = 0; i < warmUp; i++) {
                scanner.core();
                scanner.embedded(folder.folder("warm-up-" + i));
            }
            for (int round = 0; round < rounds; round++) {
                add(CORE + ", warm", scanner.core());
                add(CORE + ", fresh virtual machine, without its start", cold(folder.path()));
                add("embedded store, warm", scanner.embedded(folder.folder("warm-" + round)));
                add("meta-extraction.jar scan, the whole process", process(scanner, folder.folder("work-" + round)));
            }
        }
        MarkdownTable table = new MarkdownTable("scan of " + archive.series() + " series", "series/s", "s");
        seconds.forEach((label, list) -> table.row(List.of(
                label,
                new Sample(list.stream().map(each -> archive.series() / each).toList()).toString(),
                new Sample(list).toString())));
        return table.lines();
    }

    private void add(String label, Duration taken) {
        double each = taken.toNanos() / 1e9;
        seconds.computeIfAbsent(label, key -> new ArrayList<>()).add(each);
        log.accept(String.format(Locale.ROOT, "%s: %.3f s, %.0f series/s", label, each, archive.series() / each));
    }

    /** The hidden command prints nanoseconds. */
    private Duration cold(Path work) throws IOException, InterruptedException {
        List<String> arguments = List.of(
                "scan-core",
                Integer.toString(archive.series()),
                Integer.toString(archive.instances()),
                archive.folder().toString(),
                jar.profiles().toString());
        String said = MeasuredProcess.run(BenchJar.command(jar.javaOptions(), arguments), Map.of(), work)
                .said();
        return said.lines()
                .filter(line -> line.matches("\\d+"))
                .map(line -> Duration.ofNanos(Long.parseLong(line)))
                .findFirst()
                .orElseThrow(() -> new ProcessFailed("no time in:\n" + said));
    }

    private Duration process(Scanner scanner, Path work) throws IOException, InterruptedException {
        MeasuredProcess.Run run = jar.scan(archive.folder(), work);
        if (!run.said().contains("documents:  " + scanner.documents())) {
            throw new ProcessFailed("not all documents were written:\n" + run.said());
        }
        return run.duration();
    }
}
