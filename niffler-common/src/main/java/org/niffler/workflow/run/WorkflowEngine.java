package org.niffler.workflow.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.niffler.progress.RunLock;
import org.niffler.progress.RunLockedException;
import org.niffler.workflow.Workflow;
import org.niffler.workflow.action.ActionRunner;
import org.niffler.workflow.input.InputPreparation;
import org.niffler.workflow.notice.Notices;
import org.niffler.workflow.process.ChildProcesses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out runs of workflows. What it was offered, and how runs ended, survives {@code kill -9} at any moment; a run at work
 * at that moment is done again, once. Thread-safe.
 */
public final class WorkflowEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkflowEngine.class);

    private static final Duration SHORTEST_LOOK = Duration.ofMillis(10);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(15);
    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(10);

    /** Who takes part. */
    public record Parts(
            RunSite site, InputPreparation inputs, ActionRunner actions, Notices notices, ChildProcesses processes) {}

    /**
     * How patient it is.
     *
     * @param remember how long a run that has ended is known, so that its unit is not run again
     * @param firstPause before the second attempt; each further one is twice as long
     * @param longestPause no pause is longer, a jitter of a quarter apart
     * @param grace how long runs wait for a workflow that is gone, as an editor may replace its file
     */
    public record Settings(Duration remember, Duration firstPause, Duration longestPause, Duration grace) {

        public static final Settings DEFAULT = new Settings(
                Duration.ofDays(90), Duration.ofSeconds(30), Duration.ofMinutes(30), Duration.ofMinutes(1));

        /** Of a batch, which may be begun again whenever somebody likes to. */
        public static final Settings FOREVER =
                new Settings(Duration.ofDays(36_500), DEFAULT.firstPause(), DEFAULT.longestPause(), DEFAULT.grace());
    }

    private final RunLock lock;
    private final RunJournal journal;
    private final Board board = new Board();
    private final ScheduledExecutorService scheduler =
            Executors.newSingleThreadScheduledExecutor(work -> Workers.thread("workflow-schedule", work));
    private final Recorder recorder;
    private final Settlement settlement;
    private final Intake intake;
    private final Workers workers;
    private final LeftOvers leftOvers;
    private final Function<String, Optional<Workflow>> workflows;
    private final Settings settings;
    private final WorkFolders works;
    private final Clock clock;
    private volatile boolean isStarted;

    private WorkflowEngine(
            RunLock lock,
            RunJournal journal,
            WorkFolders works,
            OutputFolders outputs,
            Function<String, Optional<Workflow>> workflows,
            Parts parts,
            Settings settings,
            Clock clock) {
        this.lock = lock;
        this.journal = journal;
        this.works = works;
        this.workflows = workflows;
        this.settings = settings;
        this.clock = clock;
        Retries retries = new Retries(settings.firstPause(), settings.longestPause());
        recorder = new Recorder(journal, parts.site(), scheduler, settings.firstPause());
        settlement = new Settlement(parts, journal, recorder, board, settings.firstPause());
        intake = new Intake(parts.site(), journal, recorder, board, clock);
        Attempt attempt = new Attempt(parts, works, outputs, clock);
        workers = new Workers(board, workflows, new RunCarrier(attempt, recorder, settlement, board, retries, clock));
        leftOvers = new LeftOvers(parts.processes(), works, outputs, recorder, settlement, board, workflows, clock);
        journal.unsettled().forEach(entry -> take(entry.run(), retries));
    }

    /**
     * Opens an engine, which knows then what waits, and begins nothing before {@link #start}.
     *
     * @param stateFolder is made, for its owner only, if there is none
     * @param outputFolder gets a folder for each workflow
     * @param workflows those there are now, by name; asked often, and answers at once
     * @throws RunLockedException if another engine works on the state folder
     * @throws IOException if what it remembers cannot be read or written; the message says what to do
     */
    public static WorkflowEngine open(
            Path stateFolder,
            Path outputFolder,
            Function<String, Optional<Workflow>> workflows,
            Parts parts,
            Settings settings,
            Clock clock)
            throws IOException {
        Path state = PrivateFiles.folder(stateFolder.toAbsolutePath()).toRealPath();
        RunLock lock = RunLock.acquire(state.resolve("workflows.lock"), "runs of workflows", clock);
        try {
            SecretNames names = SecretNames.of(state);
            RunJournal journal = RunJournal.open(state.resolve("runs.jsonl"), settings.remember(), clock);
            return new WorkflowEngine(
                    lock,
                    journal,
                    new WorkFolders(state.resolve("work"), names),
                    new OutputFolders(outputFolder.toAbsolutePath(), names),
                    workflows,
                    parts,
                    settings,
                    clock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private void take(Run run, Retries retries) {
        if (run.status() != RunStatus.QUEUED) {
            board.put(run);
            return;
        }
        Duration rest = retries.rest(run, clock.instant());
        if (rest.isZero()) {
            board.enqueue(run);
        } else {
            board.pause(run);
            recorder.later(() -> resume(run), rest);
        }
    }

    private void resume(Run run) {
        board.resume(run);
        dispatch(run.workflow());
    }

    private void dispatch(String workflow) {
        if (isStarted) {
            workers.dispatch(workflow);
        }
    }

    /**
     * Offers a unit. When this returns {@link Offer#QUEUED}, the unit is leased, and run whatever happens; the lease is taken
     * first, so that its images are not deleted before it counts.
     *
     * @throws IOException if it cannot be leased or written down; then it is not run, and may be offered again
     */
    public Offer offer(Workflow workflow, RunUnit unit) throws IOException {
        return offer(workflow, unit, false);
    }

    /** The same, and a unit is run again if its run has ended without success. */
    public Offer offerAgain(Workflow workflow, RunUnit unit) throws IOException {
        return offer(workflow, unit, true);
    }

    private Offer offer(Workflow workflow, RunUnit unit, boolean again) throws IOException {
        Offer offer = intake.offer(workflow, unit, again);
        dispatch(workflow.name());
        return offer;
    }

    /** Ends what the last process has left, goes on with what it has not finished, and begins to work. */
    public void start() {
        journal.unsettled().forEach(leftOvers::takeUp);
        try {
            works.clear();
        } catch (IOException e) {
            LOG.warn(
                    "the work folders of earlier runs cannot all be removed ({})",
                    e.getClass().getSimpleName());
        }
        isStarted = true;
        long look =
                Math.min(Math.max(settings.grace().toMillis() / 4, SHORTEST_LOOK.toMillis()), LONGEST_LOOK.toMillis());
        scheduler.scheduleWithFixedDelay(() -> Recorder.safely(this::look), 0, look, TimeUnit.MILLISECONDS);
    }

    /** Finds workflows that are gone, are back, or may have more runs at work than before. */
    private void look() {
        for (String name : board.workflows()) {
            if (workflows.apply(name).isPresent()) {
                board.isThere(name);
                workers.dispatch(name);
            } else {
                Instant now = clock.instant();
                board.gone(name, now, now.minus(settings.grace())).forEach(this::giveUp);
            }
        }
    }

    private void giveUp(Run run) {
        Run end = RunSteps.givenUp(run, "the workflow is gone", clock.instant());
        recorder.recordThen(JournalEntry.of(end), () -> {
            LOG.warn("workflow {}, {}: given up: {}", run.workflow(), RunNames.shown(run.unit()), end.reason());
            board.put(end);
            settlement.settle(Optional.empty(), end, "");
        });
    }

    /** Whether a run waits or works on this place, one above or one below it; the parts of a place stand between slashes. */
    public boolean holds(String place) {
        return board.holds(place);
    }

    /** How many runs there are of each status; those that have ended as long as they are remembered, or somewhat longer. */
    public Map<RunStatus, Long> counts() {
        Map<RunStatus, Long> counts = new EnumMap<>(RunStatus.class);
        for (RunStatus status : RunStatus.values()) {
            counts.put(status, 0L);
        }
        countsByWorkflow()
                .values()
                .forEach(workflow -> workflow.forEach((status, count) -> counts.merge(status, count, Long::sum)));
        return counts;
    }

    /** The same by the name of the workflow; without statuses that no run has. */
    public Map<String, Map<RunStatus, Long>> countsByWorkflow() {
        return journal.counts();
    }

    /** The run of a unit, if it is remembered. */
    Optional<Run> find(Workflow workflow, RunUnit unit) throws IOException {
        return journal.find(RunNames.id(workflow.name(), unit));
    }

    /** The runs that wait or work, in the order they were offered. */
    public List<Run> unfinished() {
        return unsettled().stream().filter(run -> !run.status().isEnd()).toList();
    }

    /** The same, and those that have ended, but whose lease is not given back or of whom somebody is to be told. */
    List<Run> unsettled() {
        return journal.unsettled().stream().map(JournalEntry::run).toList();
    }

    /** The leases that are still needed or still to be given back or kept: of runs that wait, work, or have just ended. */
    public Set<String> leases() {
        return journal.unsettled().stream()
                .map(entry -> entry.run().lease())
                .filter(lease -> !lease.isEmpty())
                .collect(Collectors.toSet());
    }

    /**
     * Gives all runs that have ended and are remembered, without their results and what they said on standard error.
     *
     * @param action is quick, as nothing is written down meanwhile
     * @throws IOException if they cannot be read
     */
    public void forEachRemembered(Consumer<Run> action) throws IOException {
        journal.forEachSettled(action);
    }

    /** Returns when nothing waits or works any more and all notices are given; or when the engine is stopped. */
    public void awaitIdle() throws InterruptedException {
        board.awaitIdle();
    }

    /**
     * Begins nothing any more; ends what works, which is queued again as if it had not been begun; lets notices be given. What
     * has not ended after this time counts as interrupted at the next start.
     *
     * @throws IOException if the journal cannot be closed
     * @throws InterruptedException if the thread is interrupted; then the engine is closed at once
     */
    public void stop(Duration patience) throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        board.stop();
        scheduler.shutdownNow();
        try {
            workers.stop(patience).forEach(leftOvers::remove);
            settlement.stop(Duration.ofNanos(end - System.nanoTime()));
        } finally {
            try (lock) {
                journal.close();
            }
        }
    }

    /** Stops with some patience; more than once does no harm. */
    @Override
    public void close() throws IOException {
        try {
            stop(PATIENCE_AT_CLOSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
