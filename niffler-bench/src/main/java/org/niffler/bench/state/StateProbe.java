package org.niffler.bench.state;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import org.niffler.bench.figures.Sample;
import org.niffler.meta.state.SeriesJournals;
import org.niffler.testkit.process.ProcessFailed;

/** What the records of very many series cost; each verb in a virtual machine of its own. */
public final class StateProbe {

    private static final Duration REMEMBER = Duration.ofDays(90);
    private static final int LOOKS = 200_000;
    private static final long SEED = 20260103;
    private static final int FULL_GCS = 3;

    private StateProbe() {}

    /** Like the folder of a series by the shipped FilePath. */
    static String folder(long number) {
        return String.format(
                Locale.ROOT,
                "BENCH%07d/2.25.74000000000000000000.%d/2.25.74000000000000000000.%d.1",
                number,
                number,
                number);
    }

    /** Marks so many as deleted, and tells how long it took, in nanoseconds. */
    public static void fill(Path state, long series, Consumer<String> out) throws IOException {
        try (SeriesJournals journals = SeriesJournals.open(state, REMEMBER, Clock.systemDefaultZone())) {
            long start = System.nanoTime();
            for (long number = 1; number <= series; number++) {
                journals.markDeleted(folder(number));
            }
            out.accept("fill " + (System.nanoTime() - start));
        }
    }

    /** Opens the records, and tells what that takes and what asking takes. */
    public static void open(Path state, long series, Consumer<String> out) throws IOException {
        long before = heapInUse();
        long start = System.nanoTime();
        try (SeriesJournals journals = SeriesJournals.open(state, REMEMBER, Clock.systemDefaultZone())) {
            out.accept("open " + (System.nanoTime() - start));
            out.accept("heap " + (heapInUse() - before));
            Random random = new Random(SEED);
            ask(journals, series, random, true);
            tell("known", ask(journals, series, random, true), out);
            tell("unknown", ask(journals, series, random, false), out);
        }
    }

    private static List<Double> ask(SeriesJournals journals, long series, Random random, boolean known)
            throws IOException {
        List<Double> micros = new ArrayList<>();
        for (int i = 0; i < LOOKS; i++) {
            String folder = folder(1 + (long) (random.nextDouble() * series) + (known ? 0 : series));
            long start = System.nanoTime();
            boolean deleted = journals.wasDeleted(folder);
            micros.add((System.nanoTime() - start) / 1e3);
            if (deleted != known) {
                throw new ProcessFailed(folder + " was deleted: " + deleted);
            }
        }
        return micros;
    }

    private static void tell(String what, List<Double> micros, Consumer<String> out) {
        Sample sample = new Sample(micros);
        out.accept(what + "-median " + sample.median());
        out.accept(what + "-p99 " + sample.quantile(0.99));
    }

    private static long heapInUse() {
        for (int i = 0; i < FULL_GCS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
