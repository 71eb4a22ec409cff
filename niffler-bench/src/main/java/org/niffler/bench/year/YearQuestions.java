package org.niffler.bench.year;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.niffler.bench.figures.MarkdownTable;
import org.niffler.bench.figures.Sample;
import org.niffler.bench.jar.AppLayerJar;
import org.niffler.bench.jar.MeasuredProcess;
import org.niffler.testkit.process.ProcessFailed;
import org.niffler.testkit.process.TempFolder;

/** Asks stores with a year's documents what the application layer asks, a process for each question. */
public final class YearQuestions {

    private static final double NANOS = 1e9;
    private static final double KIBIBYTES = 1024;

    private final int rounds;
    private final Consumer<String> log;
    private final MarkdownTable table =
            new MarkdownTable("documents", "command", "index", "s", "peak resident MiB", "rows written");

    /**
     * @param rounds how often; those that take long are asked once
     * @param log is told of every single measurement
     */
    public YearQuestions(int rounds, Consumer<String> log) {
        this.rounds = rounds;
        this.log = log;
    }

    /** Asks all of a store that is filled. */
    public void ask(YearPlan plan, AppLayerJar jar) throws IOException, InterruptedException {
        for (Question question : Question.of(plan)) {
            List<Double> seconds = new ArrayList<>();
            List<Double> mebibytes = new ArrayList<>();
            long rows = 0;
            for (int round = 0; round < (question.isLong() ? 1 : rounds); round++) {
                try (TempFolder folder = TempFolder.create("niffler-bench")) {
                    MeasuredProcess.Run run = jar.run(question.arguments(), folder.path());
                    rows = rows(folder.path());
                    seconds.add(run.duration().toNanos() / NANOS);
                    mebibytes.add(run.peakKibibytes() / KIBIBYTES);
                }
                log.accept(String.format(
                        Locale.ROOT,
                        "%,d documents, %s: %.2f s",
                        plan.documents(),
                        question.label(),
                        seconds.get(round)));
            }
            if (rows == 0) {
                throw new ProcessFailed(question.label() + " wrote nothing: is this the store of another year?");
            }
            table.row(List.of(
                    number(plan.documents()),
                    question.label(),
                    question.index(),
                    new Sample(seconds).toString(),
                    new Sample(mebibytes).toString(),
                    number(rows)));
        }
    }

    /** Of all tables that were written, without their headers. */
    private static long rows(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".csv"))
                    .mapToLong(YearQuestions::rowsOf)
                    .sum();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static long rowsOf(Path table) {
        try (Stream<String> lines = Files.lines(table)) {
            return Math.max(0, lines.count() - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Of everything that was measured. */
    public List<String> table() {
        return table.lines();
    }
}
