package org.niffler.workflow.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Map<RunStatus, Long> ended = new EnumMap<>(RunStatus.class);

    /** The IDs of runs that were counted, or will be when they end: none is counted twice. */
    private final Set<String> counted = ConcurrentHashMap.newKeySet();

    private long doneBefore;
    private volatile Consumer<Run> ends = run -> {};
    private volatile boolean isStopped;

    /**
     * What has become of it.
     *
     * @param ended how many runs have ended since it was started, by how they ended
     * @param doneBefore how many of the units it was given had succeeded before; none of them is in the other numbers
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
     * Opens a batch, which begins nothing before {@link #start}.
     *
     * @param state what must be remembered of it; made if there is none
     * @throws org.niffler.progress.RunLockedException if the batch is open elsewhere
     * @throws IOException if the folders cannot be read or written
     */
    public static WorkflowBatch open(
            Workflow workflow, Path state, Path output, Function<RunSite, WorkflowEngine.Parts> parts, Clock clock)
            throws IOException {
        WorkflowBatch batch = new WorkflowBatch(workflow, state, output, parts, clock);
        try {
            batch.takeStock();
            return batch;
        } catch (IOException | RuntimeException e) {
            batch.close();
            throw e;
        }
    }

    private WorkflowBatch(
            Workflow workflow, Path state, Path output, Function<RunSite, WorkflowEngine.Parts> parts, Clock clock)
            throws IOException {
        this.workflow = workflow.withoutQueueLimit();
        files = new ListedFiles(PrivateFiles.folder(state.resolve("units")), this::changed);
        engine = WorkflowEngine.open(
                state,
                output,
                name -> Optional.of(this.workflow).filter(known -> known.name().equals(name)),
                parts.apply(files),
                WorkflowEngine.Settings.FOREVER,
                clock);
    }

    private void takeStock() throws IOException {
        List<RunUnit> needed = new ArrayList<>(failedBefore());
        for (Run run : engine.unsettled()) {
            counted.add(run.id());
            needed.add(run.unit());
        }
        files.keepOnly(needed);
    }

    /** The units whose last run has not succeeded. */
    private List<RunUnit> failedBefore() throws IOException {
        Map<String, RunUnit> failed = new LinkedHashMap<>();
        engine.forEachRemembered(run -> {
            failed.remove(run.unit().place());
            if (run.status() != RunStatus.SUCCEEDED && !isReplaced(run)) {
                failed.put(run.unit().place(), run.unit());
            }
        });
        return List.copyOf(failed.values());
    }

    private static boolean isReplaced(Run run) {
        return run.reason().equals(Replacing.REASON);
    }

    /**
     * Begins to work, at once on what an earlier batch has left.
     *
     * @param whenEnded is given each run that ends, and those that had succeeded before when their units are given once
     *     more; returns at once
     */
    public void start(Consumer<Run> whenEnded) {
        ends = whenEnded;
        engine.start();
    }

    private void changed(Run run) {
        counted.add(run.id());
        if (run.status() == RunStatus.SUCCEEDED || isReplaced(run)) {
            files.forget(run.unit());
        }
        if (run.status().isEnd() && !isReplaced(run)) {
            synchronized (this) {
                ended.merge(run.status(), 1L, Long::sum);
            }
            ends.accept(run);
        }
    }

    /**
     * Runs again what has not succeeded in earlier batches, as far as its files are still known: for who does not give it
     * the same images once more.
     *
     * @return false if the batch is stopped, so that not all of it is taken
     * @throws IOException if it cannot be written down that a unit is to be run
     */
    public boolean offerFailed() throws IOException {
        return unlessStopped(() -> {
            for (RunUnit unit : failedBefore()) {
                if (files.knows(unit)) {
                    engine.offerAgain(workflow, unit);
                }
            }
        });
    }

    /**
     * Gives it the series of a study, or some of a study's.
     *
     * @param series the files of each
     * @return false if the batch is stopped, so that not all of it is taken
     * @throws IOException if a file cannot be read, or it cannot be written down that a unit is to be run
     */
    public boolean offer(List<List<Path>> series) throws IOException {
        return unlessStopped(() -> {
            if (workflow.unit() == WorkUnit.STUDY) {
                offerUnits(series.stream().flatMap(List::stream).sorted().toList());
            } else {
                for (List<Path> one : series) {
                    offerUnits(one.stream().sorted().toList());
                }
            }
        });
    }

    @FunctionalInterface
    private interface Offering {
        void offer() throws IOException;
    }

    /** An engine that is stopped refuses everything, which is no failure then. */
    private boolean unlessStopped(Offering offering) throws IOException {
        try {
            offering.offer();
            return true;
        } catch (IOException e) {
            if (isStopped) {
                return false;
            }
            throw e;
        }
    }

    private void offerUnits(List<Path> all) throws IOException {
        for (FoundUnit found : matching.of(List.of(workflow), all).getOrDefault(workflow, List.of())) {
            String id = RunNames.id(workflow.name(), ListedFiles.unit(found));
            if (counted.contains(id)) {
                continue; // it waits, works, or has ended in this batch: the next one may try again
            }
            RunUnit unit = files.add(found);
            if (engine.offerAgain(workflow, unit) == Offer.KNOWN && counted.add(id)) {
                files.forget(unit);
                synchronized (this) {
                    doneBefore++;
                }
                engine.find(workflow, unit).ifPresent(ends);
            }
        }
    }

    /**
     * Returns when all runs have ended, or the batch is stopped and at rest.
     *
     * @throws IOException if what must be remembered cannot be closed
     */
    public void awaitEnd() throws IOException, InterruptedException {
        engine.awaitIdle();
        if (isStopped) {
            engine.close(); // what still works may end with a result, which counts
        }
    }

    public synchronized Totals totals() {
        return new Totals(ended, doneBefore, engine.unfinished().size());
    }

    /** Whether it was asked to stop. */
    public boolean isStopped() {
        return isStopped;
    }

    /** Begins nothing any more, and ends what works; the next batch goes on. */
    public void stop(Duration patience) throws IOException, InterruptedException {
        isStopped = true;
        engine.stop(patience);
    }

    @Override
    public void close() throws IOException {
        engine.close();
    }
}
