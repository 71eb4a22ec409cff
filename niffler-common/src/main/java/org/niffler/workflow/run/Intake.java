package org.niffler.workflow.run;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.niffler.workflow.Workflow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes units in, each once. */
final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final RunSite site;
    private final RunJournal journal;
    private final Recorder recorder;
    private final Board board;
    private final Clock clock;
    private final Set<String> overflowing = ConcurrentHashMap.newKeySet();

    Intake(RunSite site, RunJournal journal, Recorder recorder, Board board, Clock clock) {
        this.site = site;
        this.journal = journal;
        this.recorder = recorder;
        this.board = board;
        this.clock = clock;
    }

    /**
     * One at a time: two of the same unit would otherwise both find it unknown.
     *
     * @param again whether a unit is run again if its run has not succeeded
     */
    synchronized Offer offer(Workflow workflow, RunUnit unit, boolean again) throws IOException {
        if (board.isStopped()) {
            throw new IOException("The workflow engine is stopped; offer the unit again at the next start.");
        }
        Optional<Run> known = journal.find(RunNames.id(workflow.name(), unit));
        if (known.isPresent() && !(again && mayBeRepeated(known.get()))) {
            return Offer.KNOWN;
        }
        Optional<Run> earlier = board.withdraw(workflow.name(), unit);
        if (earlier.isPresent()) {
            replace(earlier.get(), workflow, unit);
            return Offer.QUEUED;
        }
        if (board.waiting(workflow.name()) >= workflow.limits().queue()) {
            giveUp(workflow, unit);
            return Offer.GIVEN_UP;
        }
        overflowing.remove(workflow.name());
        queue(workflow, unit);
        return Offer.QUEUED;
    }

    /** Not before everything about its end is done. */
    private boolean mayBeRepeated(Run run) {
        return run.status().isEnd() && run.status() != RunStatus.SUCCEEDED && !board.isUnsettled(run);
    }

    private void queue(Workflow workflow, RunUnit unit) throws IOException {
        String lease = site.lease(workflow.name(), unit).orElse("");
        Run run = RunSteps.queued(workflow.name(), unit, lease, clock.instant());
        try {
            recorder.record(JournalEntry.of(run));
        } catch (IOException e) {
            release(lease, e);
            throw e;
        }
        board.enqueue(run);
    }

    private void release(String lease, IOException cause) {
        try {
            if (!lease.isEmpty()) {
                site.release(lease);
            }
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private void replace(Run earlier, Workflow workflow, RunUnit unit) throws IOException {
        Run run = RunSteps.queued(workflow.name(), unit, earlier.lease(), clock.instant());
        Run end = Replacing.end(earlier, clock.instant());
        try {
            recorder.record(
                    new JournalEntry(run, "", false, false, Optional.of(earlier.id())), JournalEntry.settled(end));
        } catch (IOException e) {
            board.enqueue(earlier);
            throw e;
        }
        board.enqueue(run);
        board.settled(earlier);
    }

    private void giveUp(Workflow workflow, RunUnit unit) throws IOException {
        int most = workflow.limits().queue();
        if (overflowing.add(workflow.name())) {
            LOG.warn(
                    "workflow {}: {} runs wait already, so that {} is given up, and so are all others until fewer wait;"
                            + " let it have more \"concurrency\", or a longer \"queue\"",
                    workflow.name(),
                    most,
                    RunNames.shown(unit));
        }
        Run run = RunSteps.queued(workflow.name(), unit, "", clock.instant());
        String reason = "too many runs of the workflow waited (" + most + ")";
        recorder.record(JournalEntry.settled(RunSteps.givenUp(run, reason, clock.instant())));
    }
}
