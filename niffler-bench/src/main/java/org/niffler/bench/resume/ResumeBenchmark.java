package org.niffler.bench.resume;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.niffler.bench.figures.MarkdownTable;
import org.niffler.bench.figures.Sample;
import org.niffler.bench.images.Quiet;
import org.niffler.bench.images.Size;
import org.niffler.bench.images.SyntheticImages;
import org.niffler.bench.jar.ColdExtractionJar;
import org.niffler.bench.jar.MeasuredProcess;
import org.niffler.testkit.pacs.TestPacs;
import org.niffler.testkit.process.Ports;
import org.niffler.testkit.process.ProcessFailed;
import org.niffler.testkit.process.TempFolder;

/**
 * Starts cold-extraction.jar again after everything is done, and looks at its clock and its memory. A PACS in this process
 * answers the C-ECHO before the first row; that nothing else is asked of it is checked.
 */
public final class ResumeBenchmark {

    private final ColdExtractionJar jar;
    private final int rows;
    private final int rounds;
    private final Path parent;
    private final Consumer<String> log;

    /** @param log is told of every single measurement */
    public ResumeBenchmark(ColdExtractionJar jar, int rows, int rounds, Path folder, Consumer<String> log) {
        this.jar = jar;
        this.rows = rows;
        this.rounds = rounds;
        this.parent = folder;
        this.log = log;
    }

    /** Measures everything, leaves nothing behind, and returns the table. */
    public List<String> run() throws IOException, InterruptedException {
        MarkdownTable table = new MarkdownTable("rows", "the journal has", "s", "peak resident MiB");
        for (JournalContent content : JournalContent.values()) {
            List<MeasuredProcess.Run> runs = measure(content);
            table.row(List.of(
                    String.format(Locale.ROOT, "%,d", rows),
                    content.label(),
                    new Sample(runs.stream().map(ResumeBenchmark::seconds).toList()).toString(),
                    new Sample(runs.stream().map(ResumeBenchmark::mebibytes).toList()).toString()));
        }
        return table.lines();
    }

    private List<MeasuredProcess.Run> measure(JournalContent content) throws IOException, InterruptedException {
        int port = Ports.free();
        try (TempFolder folder = TempFolder.createIn(parent, "niffler-bench")) {
            Path images = folder.folder("images");
            new SyntheticImages(Size.SMALL).makeIn(images, 1, 1);
            try (TestPacs pacs = TestPacs.serve("PACS", images).destination(ColdExtractionJar.TITLE, port)) {
                FinishedRun run = new FinishedRun(jar, pacs, port);
                Path work = folder.folder("work");
                run.make(work, rows, content);
                return measure(run, work, content, pacs);
            }
        }
    }

    private List<MeasuredProcess.Run> measure(FinishedRun finished, Path work, JournalContent content, TestPacs pacs)
            throws IOException, InterruptedException {
        List<MeasuredProcess.Run> runs = new ArrayList<>();
        long moves = pacs.requests("C-MOVE");
        for (int round = 0; round < rounds; round++) {
            Quiet.settle();
            MeasuredProcess.Run run = finished.extract(work);
            FinishedRun.requireSaid("\"already_done\":" + rows, run.said());
            if (pacs.requests("C-MOVE") != moves) {
                throw new ProcessFailed("something that was done has been retrieved again");
            }
            runs.add(run);
            log.accept(
                    String.format(Locale.ROOT, "%s: %.2f s, %.0f MiB", content.label(), seconds(run), mebibytes(run)));
        }
        return runs;
    }

    private static double seconds(MeasuredProcess.Run run) {
        return run.duration().toNanos() / 1e9;
    }

    private static double mebibytes(MeasuredProcess.Run run) {
        return run.peakKibibytes() / 1024.0;
    }
}
