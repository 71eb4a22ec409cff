package org.niffler.workflow.run;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.niffler.workflow.Reaction;
import org.niffler.workflow.Workflow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what is to be done when a run has ended: gives its lease back, and tells whom its workflow names. A run is settled when
 * all of it is done; what was not when the service died is done at the next start, so that nobody is left untold, but
 * somebody may be told twice.
 */
final class Settlement {

    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    /** Notices wait in memory; a run of which nobody could be told for so long is settled without. */
    private static final int MOST_NOTICES = 1000;

    private final WorkflowEngine.Parts parts;
    private final RunJournal journal;
    private final Recorder recorder;
    private final Board board;
    private final Duration pause;
    private final RunReport report = new RunReport();
    private final ThreadPoolExecutor notices;

    Settlement(WorkflowEngine.Parts parts, RunJournal journal, Recorder recorder, Board board, Duration pause) {
        this.parts = parts;
        this.journal = journal;
        this.recorder = recorder;
        this.board = board;
        this.pause = pause;
        this.notices = new ThreadPoolExecutor(
                1,
                1,
                10,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_NOTICES),
                work -> Workers.thread("workflow-notices", work));
        notices.allowCoreThreadTimeOut(true);
    }

    /**
     * Settles a run whose end is on the disk.
     *
     * @param workflow empty if it is gone; then there is no reaction
     * @param series of the prepared input
     */
    void settle(Optional<Workflow> workflow, Run run, String series) {
        Reaction reaction = workflow.map(known -> reaction(known, run)).orElse(Reaction.NONE);
        if (!isLeaseSettled(run, reaction.keep())) {
            recorder.later(() -> settle(workflow, run, series), pause);
            return;
        }
        if (reaction.mail().isEmpty() && reaction.post().isEmpty()) {
            done(run, false);
            return;
        }
        try {
            notices.execute(() -> tell(workflow.get(), reaction, run, series));
        } catch (RejectedExecutionException e) {
            if (!board.isStopped()) {
                LOG.warn(
                        "workflow {}, {}: nobody is told that it {}, as too many notices wait",
                        run.workflow(),
                        RunNames.shown(run.unit()),
                        run.status().text());
                done(run, true);
            }
        }
    }

    private static Reaction reaction(Workflow workflow, Run run) {
        return run.status() == RunStatus.SUCCEEDED ? workflow.onSuccess() : workflow.onFailure();
    }

    private boolean isLeaseSettled(Run run, boolean kept) {
        try {
            if (run.lease().isEmpty()) {
                return true;
            }
            if (kept) {
                parts.site().keep(run.lease());
            } else {
                parts.site().release(run.lease());
            }
            return true;
        } catch (IOException | RuntimeException e) { // the boundary to the site
            LOG.warn(
                    "workflow {}, {}: its lease cannot be {} ({}); trying again",
                    run.workflow(),
                    RunNames.shown(run.unit()),
                    kept ? "kept" : "given back",
                    e.getClass().getSimpleName());
            return false;
        }
    }

    private void tell(Workflow workflow, Reaction reaction, Run run, String series) {
        String subject = "workflow " + run.workflow() + ": a " + RunNames.kind(run.unit()) + " "
                + run.status().text();
        try {
            parts.notices().tell(reaction, subject, report.forOthers(workflow, run, series));
        } catch (RuntimeException e) { // the boundary of the notices' thread
            LOG.warn("workflow {}: a notice failed with {}", run.workflow(), Reasons.ofUnexpected(e));
        }
        if (!Thread.currentThread().isInterrupted()) {
            done(run, true);
        }
    }

    /**
     * All is done about a run, unless its site has still to write it down, which may take as long as a store is away: until
     * then the journal keeps all of it.
     *
     * @param told whether somebody was told, who is not to be told again after a restart
     */
    void done(Run run, boolean told) {
        if (parts.site().isKept(run)) {
            settled(run);
            return;
        }
        if (told) {
            noteTold(run);
        }
        parts.site().whenKept(run, () -> settled(run));
        board.settled(run);
    }

    private void noteTold(Run run) {
        try {
            journal.append(List.of(JournalEntry.told(run)), false);
        } catch (IOException e) {
            LOG.debug("not noted that a notice was given; it is given again after a restart");
        }
    }

    /** Not waited for: what is lost of it is done again. */
    private void settled(Run run) {
        try {
            journal.append(List.of(JournalEntry.settled(run)), false);
        } catch (IOException e) {
            recorder.later(() -> settled(run), pause);
            return;
        }
        board.settled(run);
    }

    /** Lets the notices that wait be told for so long. */
    void stop(Duration patience) throws InterruptedException {
        notices.shutdown();
        if (!notices.awaitTermination(Math.max(patience.toMillis(), 0), TimeUnit.MILLISECONDS)) {
            notices.shutdownNow();
        }
    }
}
