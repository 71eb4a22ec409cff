package org.niffler.bench.explorer;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.niffler.bench.figures.MarkdownTable;
import org.niffler.bench.figures.Sample;
import org.niffler.bench.jar.ExplorerProcess;
import org.niffler.bench.year.YearPlan;
import org.niffler.testkit.process.ProcessFailed;
import org.niffler.testkit.process.TempFolder;

/** Asks about the documents of a year: one viewer, then many at once. */
public final class MetadataPart {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final Path jar;
    private final List<String> javaOptions;
    private final int rounds;
    private final int viewers;
    private final MarkdownTable table =
            new MarkdownTable("what", "viewers", "answers", "median, ms", "95 %, ms", "max, ms");

    /** @param rounds how often each; every count is of a filter that was not asked before */
    public MetadataPart(Path jar, List<String> javaOptions, int rounds, int viewers) {
        this.jar = jar;
        this.javaOptions = List.copyOf(javaOptions);
        this.rounds = rounds;
        this.viewers = viewers;
    }

    /**
     * Measures.
     *
     * @param plan of the year that the store has
     * @param state the state folder with the store
     * @return a table, and a line on the process
     */
    public List<String> run(YearPlan plan, Path state) throws IOException, InterruptedException {
        try (TempFolder folder = TempFolder.create("niffler-bench");
                ExplorerProcess explorer = ExplorerProcess.start(
                        jar,
                        javaOptions,
                        folder.path(),
                        List.of("--state-folder", state.toAbsolutePath().toString()))) {
            Viewer one = new Viewer(explorer.address());
            row("first page, of a server just started", 1, List.of(one.firstPage()));
            pages(explorer);
            counts(one, plan);
            together(explorer, plan);
            List<String> lines = new ArrayList<>(table.lines());
            lines.add("");
            lines.add(String.format(
                    Locale.ROOT,
                    "%,d documents; the explorer was there after %.1f s, and had %,d MiB in memory at most.",
                    plan.documents(),
                    explorer.startTime().toMillis() / 1e3,
                    explorer.peakKibibytes() >> 10));
            return lines;
        }
    }

    private void pages(ExplorerProcess explorer) throws IOException, InterruptedException {
        List<Double> milliseconds = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            milliseconds.add(new Viewer(explorer.address()).firstPage());
        }
        row("first page", 1, milliseconds);
    }

    private void counts(Viewer viewer, YearPlan plan) throws IOException, InterruptedException {
        List<Double> counts = new ArrayList<>();
        List<Double> groups = new ArrayList<>();
        List<Double> studies = new ArrayList<>();
        List<Double> days = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            String filter = filter(plan, round);
            counts.add(viewer.milliseconds(Viewer.path("cohort", "filter", filter)));
            groups.add(viewer.milliseconds(Viewer.path("cohort/groups", "filter", filter, "by", "Manufacturer")));
            studies.add(viewer.milliseconds(Viewer.path("cohort/studies", "filter", filter)));
            days.add(viewer.milliseconds(
                    "/api/v1/scanners/days/" + plan.firstDay().plusDays(round)));
        }
        JsonNode size =
                viewer.json(Viewer.path("cohort", "filter", filter(plan, 0))).path("size");
        if (size.path("series").asLong() == 0) {
            throw new ProcessFailed("the filter matches nothing: is this the store of another year?");
        }
        row("count, a modality on a day (index), " + size.path("series").asLong() + " series", 1, counts);
        row("the same split by manufacturer", 1, groups);
        row("the first page of its studies", 1, studies);
        row("a day of all scanners", 1, days);
    }

    private static String filter(YearPlan plan, int number) {
        return "Modality = " + (number % 2 == 0 ? "CT" : "MR") + " and StudyDate = "
                + DAY.format(plan.firstDay().plusDays(number % plan.days()));
    }

    /** Each opens the page and counts cohorts of its own. */
    private void together(ExplorerProcess explorer, YearPlan plan) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(viewers);
        try {
            List<Future<Timed>> all = new ArrayList<>();
            for (int viewer = 0; viewer < viewers; viewer++) {
                int first = rounds + viewer * rounds;
                all.add(threads.submit(() -> look(new Viewer(explorer.address()), plan, first)));
            }
            List<Double> pages = new ArrayList<>();
            List<Double> counts = new ArrayList<>();
            for (Future<Timed> each : all) {
                pages.add(each.get().page());
                counts.addAll(each.get().counts());
            }
            row("first page", viewers, pages);
            row("count, a modality on a day (index)", viewers, counts);
        } catch (ExecutionException e) {
            throw new ProcessFailed("a viewer got no answer: " + e.getCause(), e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private record Timed(double page, List<Double> counts) {}

    private Timed look(Viewer viewer, YearPlan plan, int first) throws IOException, InterruptedException {
        double page = viewer.firstPage();
        List<Double> counts = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            counts.add(viewer.milliseconds(Viewer.path("cohort", "filter", filter(plan, first + round))));
        }
        return new Timed(page, counts);
    }

    private void row(String what, int at, List<Double> milliseconds) {
        Sample sample = new Sample(milliseconds);
        table.row(List.of(
                what,
                Integer.toString(at),
                Integer.toString(sample.size()),
                Sample.format(sample.median()),
                Sample.format(sample.quantile(0.95)),
                Sample.format(sample.max())));
    }
}
