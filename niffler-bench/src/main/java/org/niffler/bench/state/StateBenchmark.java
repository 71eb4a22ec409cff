package org.niffler.bench.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.niffler.bench.figures.MarkdownTable;
import org.niffler.bench.figures.Sample;
import org.niffler.bench.jar.BenchJar;
import org.niffler.bench.jar.MeasuredProcess;
import org.niffler.testkit.process.ProcessFailed;
import org.niffler.testkit.process.TempFolder;

/** Fills the records of a service with millions of deleted series, and opens them in fresh virtual machines. */
public final class StateBenchmark {

    private static final double MEBI = 1 << 20;

    private final long series;
    private final int rounds;
    private final List<String> javaOptions;
    private final Path parent;
    private final Consumer<String> log;

    /** @param log is told of every single measurement */
    public StateBenchmark(long series, int rounds, List<String> javaOptions, Path parent, Consumer<String> log) {
        this.series = series;
        this.rounds = rounds;
        this.javaOptions = javaOptions;
        this.parent = parent;
        this.log = log;
    }

    /** Measures everything, leaves nothing behind, and returns the table. */
    public List<String> run() throws IOException, InterruptedException {
        try (TempFolder folder = TempFolder.createIn(parent, "niffler-bench")) {
            Path state = folder.folder("state");
            double filled = run("state-fill", state, folder.path()).get("fill");
            long bytes = size(state);
            List<Map<String, Double>> runs = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                runs.add(run("state-open", state, folder.path()));
            }
            return new MarkdownTable("records of deleted series", String.format(Locale.ROOT, "%,d", series))
                    .row(List.of("marks a second", Sample.format(series / filled * 1e9)))
                    .row(List.of("file, MB", Sample.format(bytes / 1e6)))
                    .row(List.of("opening, s", sample(runs, "open", 1e9)))
                    .row(List.of("heap, after a collection, MiB", sample(runs, "heap", MEBI)))
                    .row(List.of("peak resident, MiB", sample(runs, "peak", 1024)))
                    .row(List.of("wasDeleted of a known one, median, us", sample(runs, "known-median", 1)))
                    .row(List.of("p99", sample(runs, "known-p99", 1)))
                    .row(List.of("wasDeleted of an unknown one, median, us", sample(runs, "unknown-median", 1)))
                    .row(List.of("p99 of that", sample(runs, "unknown-p99", 1)))
                    .lines();
        }
    }

    private static String sample(List<Map<String, Double>> runs, String key, double unit) {
        return new Sample(runs.stream().map(run -> run.get(key) / unit).toList()).toString();
    }

    private Map<String, Double> run(String verb, Path state, Path work) throws IOException, InterruptedException {
        List<String> arguments = List.of(verb, state.toString(), Long.toString(series));
        MeasuredProcess.Run run = MeasuredProcess.run(BenchJar.command(javaOptions, arguments), Map.of(), work);
        Map<String, Double> values = new TreeMap<>(Map.of("peak", (double) run.peakKibibytes()));
        run.said()
                .lines()
                .filter(line -> line.matches("[a-z0-9-]+ [0-9.E]+"))
                .map(line -> line.split(" "))
                .forEach(pair -> values.put(pair[0], Double.parseDouble(pair[1])));
        log.accept(verb + ": " + values);
        if (values.size() == 1) {
            throw new ProcessFailed(verb + " told nothing:\n" + run.said());
        }
        return values;
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .mapToLong(path -> path.toFile().length())
                    .sum();
        }
    }
}
