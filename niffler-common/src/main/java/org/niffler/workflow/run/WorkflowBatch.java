package org.niffler.workflow.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.niffler.workflow.WorkUnit;
import org.niffler.workflow.Workflow;
import org.niffler.workflow.match.FoundUnit;
import org.niffler.workflow.match.HeaderMatching;

/**
 * One workflow on images that are there: as many as there are, each unit once, however often the batch is ended and begun
 * again. What failed in an earlier run of the batch is tried again. Thread-safe.
 */
public final class WorkflowBatch implements AutoCloseable {

    private final Workflow workflow;
    private final HeaderMatching matching = new HeaderMatching();
    private final ListedFiles files;
    private final WorkflowEngine engine;
    private final Consumer<Run> ends;
    private final Map<RunStatus, Long> ended = new EnumMap<>(RunStatus.class);
    private long doneBefore;

    /**
     * What has become of it.
     *
     * @param ended how many runs have ended since it was opened, by how they ended
     * @param doneBefore how many of the units it was given had succeeded before
     * @param left how many runs wait or work
     */
    public record Totals(Map<RunStatus, Long> ended, long doneBefore, long left) {

        public Totals {
            ended = Map.copyOf(ended);
        }

        public long ended(RunStatus status) {
            return ended.getOrDefault(status, 0L);
        }

        /** How many ended otherwise than they should. */
        public long failed() {
            return ended.entrySet().stream()
                    .filter(entry -> entry.getKey() != RunStatus.SUCCEEDED)
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
    }

    /**
     * Opens a batch, and begins to work at once on what an earlier one has left.
     *
     * @param state what must be remembered of it; made if there is none
     * @param ends is given each run that ends, and returns at once
     * @throws org.niffler.progress.RunLockedException if the batch is open elsewhere
     * @throws IOException if the folders cannot be read or written
     */
    public static WorkflowBatch open(
            Workflow workflow,
            Path state,
            Path output,
            Function<RunSite, WorkflowEngine.Parts> parts,
            Consumer<Run> ends,
            Clock clock)
            throws IOException {
        WorkflowBatch batch = new WorkflowBatch(workflow, state, output, parts, ends, clock);
        batch.engine.start();
        return batch;
    }

    private WorkflowBatch(
            Workflow workflow,
            Path state,
            Path output,
            Function<RunSite, WorkflowEngine.Parts> parts,
            Consumer<Run> ends,
            Clock clock)
            throws IOException {
        this.workflow = workflow.withoutQueueLimit();
        this.ends = ends;
        files = new ListedFiles(PrivateFiles.folder(state.resolve("units")), this::changed);
        engine = WorkflowEngine.open(
                state,
                output,
                name -> Optional.of(this.workflow).filter(known -> known.name().equals(name)),
                parts.apply(files),
                WorkflowEngine.Settings.FOREVER,
                clock);
    }

    private void changed(Run run) {
        if (run.status().isEnd()) {
            synchronized (this) {
                ended.merge(run.status(), 1L, Long::sum);
            }
            ends.accept(run);
        }
    }

    /**
     * Gives it the series of a study, or some of a study's.
     *
     * @param series the files of each
     * @throws IOException if a file cannot be read, or it cannot be written down that a unit is to be run
     */
    public void offer(List<List<Path>> series) throws IOException {
        if (workflow.unit() == WorkUnit.STUDY) {
            offerUnits(series.stream().flatMap(List::stream).sorted().toList());
        } else {
            for (List<Path> one : series) {
                offerUnits(one.stream().sorted().toList());
            }
        }
    }

    private void offerUnits(List<Path> all) throws IOException {
        for (FoundUnit unit : matching.of(List.of(workflow), all).getOrDefault(workflow, List.of())) {
            if (engine.offerAgain(workflow, files.add(unit)) == Offer.KNOWN) {
                synchronized (this) {
                    doneBefore++;
                }
            }
        }
    }

    /** Returns when all runs have ended, or the batch is stopped. */
    public void awaitEnd() throws InterruptedException {
        engine.awaitIdle();
    }

    public synchronized Totals totals() {
        return new Totals(ended, doneBefore, engine.unfinished().size());
    }

    /** Begins nothing any more, and ends what works; the next batch goes on. */
    public void stop(Duration patience) throws IOException, InterruptedException {
        engine.stop(patience);
    }

    @Override
    public void close() throws IOException {
        engine.close();
    }
}
