package org.niffler.bench.png;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.niffler.bench.images.Quiet;
import org.niffler.testkit.process.ProcessFailed;
import org.niffler.testkit.process.TempFolder;

/** Converts the same files in each way, round after round, and looks at what comes out, at the clock and at the memory. */
public final class PngBenchmark {

    private static final String PREFIX = "niffler-bench";

    private final PngPlan plan;
    private final Path parent;
    private final Consumer<String> log;
    private final PngTable table = new PngTable();

    /** @param log is told of every single measurement */
    public PngBenchmark(PngPlan plan, Path folder, Consumer<String> log) {
        this.plan = plan;
        this.parent = folder;
        this.log = log;
    }

    /**
     * Makes the files of a set, measures, and deletes them.
     *
     * @param images how many; empty for as many as the set has by itself
     */
    public void measure(ImageSet set, OptionalInt images) throws IOException, InterruptedException {
        try (TempFolder folder = TempFolder.createIn(parent, PREFIX)) {
            log.accept(set.label() + ": making the files");
            measure(new InputMaker(set).makeIn(folder.path(), images.orElse(set.images())));
        }
    }

    /** Measures with files that are there, and stay. */
    public void measure(Input input) throws IOException, InterruptedException {
        Map<Way, List<Way.Converted>> results = new LinkedHashMap<>();
        for (int round = 0; round < plan.rounds(); round++) {
            for (Way way : plan.ways()) {
                if (way.converts(input)) {
                    results.computeIfAbsent(way, key -> new ArrayList<>()).add(convert(input, way));
                }
            }
        }
        for (Way way : plan.ways()) {
            if (results.containsKey(way)) {
                table.add(input, way, results.get(way));
            } else {
                table.addImpossible(input, way);
            }
        }
    }

    /** Of everything that was measured. */
    public List<String> table() {
        return table.lines();
    }

    private Way.Converted convert(Input input, Way way) throws IOException, InterruptedException {
        String what = input.label() + ", " + way.label();
        try (TempFolder folder = TempFolder.createIn(parent, PREFIX)) {
            Quiet.claimMemory(input.bytes(), folder.path().resolve("memory"));
            Quiet.settle();
            Way.Converted converted = way.convert(input, folder.path());
            requirePictures(input, converted);
            log.accept(String.format(
                    Locale.ROOT,
                    "%s: %d pictures, %.2f s, %.1f images/s, %.0f MiB",
                    what,
                    converted.pictures().count(),
                    converted.seconds(),
                    converted.picturesPerSecond(),
                    converted.mebibytes()));
            return converted;
        } catch (ProcessFailed e) {
            throw new ProcessFailed(what + ": " + e.getMessage(), e);
        }
    }

    private static void requirePictures(Input input, Way.Converted converted) throws IOException {
        if (input.set().isPresent()) {
            converted.pictures().require(input.set().get(), converted.files());
        } else if (converted.pictures().count() == 0) {
            throw new ProcessFailed("none of the files became a picture");
        }
    }
}
