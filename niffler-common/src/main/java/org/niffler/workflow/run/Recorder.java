package org.niffler.workflow.run;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes changes of runs down, and tells the site of them then. */
final class Recorder {

    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

    private final RunJournal journal;
    private final RunSite site;
    private final ScheduledExecutorService scheduler;
    private final Duration pause;

    Recorder(RunJournal journal, RunSite site, ScheduledExecutorService scheduler, Duration pause) {
        this.journal = journal;
        this.site = site;
        this.scheduler = scheduler;
        this.pause = pause;
    }

    /** @throws IOException if it is not on the disk; then nobody was told */
    void record(JournalEntry... entries) throws IOException {
        journal.append(entries);
        for (JournalEntry entry : entries) {
            tell(entry.run());
        }
    }

    /** Does something when the entry is on the disk, which is tried until it is or the engine stops. */
    void recordThen(JournalEntry entry, Runnable then) {
        Run run = entry.run();
        try {
            record(entry);
        } catch (IOException e) {
            LOG.warn(
                    "workflow {}, {}: cannot write down that it is {} ({}); trying again. Check the space on the disk of"
                            + " the state folder.",
                    run.workflow(),
                    RunNames.shown(run.unit()),
                    run.status().text(),
                    e.getClass().getSimpleName());
            later(() -> recordThen(entry, then), pause);
            return;
        }
        then.run();
    }

    /** Does something after a pause, unless the engine stops before. */
    void later(Runnable action, Duration after) {
        try {
            scheduler.schedule(() -> safely(action), after.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopped) {
            LOG.debug("not done any more, as the engine stops; the next start goes on from the journal");
        }
    }

    /** The boundary of the scheduler's thread: an exception would end what is repeated. */
    static void safely(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.error("the workflow engine goes on after {}", Reasons.ofUnexpected(e));
        }
    }

    /** The boundary to the site: what happens there must not disturb runs. */
    void tell(Run run) {
        try {
            site.changed(run);
        } catch (RuntimeException e) {
            LOG.warn(
                    "workflow {}, {}: whoever keeps the list of runs failed with {}",
                    run.workflow(),
                    RunNames.shown(run.unit()),
                    Reasons.ofUnexpected(e));
        }
    }
}
