package org.niffler.workflow.run;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.niffler.workflow.Workflow;
import org.niffler.workflow.process.ChildProcesses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes on where the last process has ended, however it did. */
final class LeftOvers {

    private static final Logger LOG = LoggerFactory.getLogger(LeftOvers.class);

    private static final int MOST_INTERRUPTIONS = 2;

    private final ChildProcesses processes;
    private final WorkFolders works;
    private final OutputFolders outputs;
    private final Recorder recorder;
    private final Settlement settlement;
    private final Board board;
    private final Function<String, Optional<Workflow>> workflows;
    private final Clock clock;

    LeftOvers(
            ChildProcesses processes,
            WorkFolders works,
            OutputFolders outputs,
            Recorder recorder,
            Settlement settlement,
            Board board,
            Function<String, Optional<Workflow>> workflows,
            Clock clock) {
        this.processes = processes;
        this.works = works;
        this.outputs = outputs;
        this.recorder = recorder;
        this.settlement = settlement;
        this.board = board;
        this.workflows = workflows;
        this.clock = clock;
    }

    /** Takes up what was left in this state. */
    void takeUp(JournalEntry entry) {
        Run run = entry.run();
        if (run.status() == RunStatus.QUEUED) {
            recorder.tell(run);
        } else if (run.status() == RunStatus.RUNNING) {
            interrupted(run);
        } else {
            recorder.tell(run);
            end(entry);
        }
    }

    private void end(JournalEntry entry) {
        Run run = entry.run();
        if (entry.told()) {
            settlement.done(run, false);
        } else {
            settlement.settle(workflows.apply(run.workflow()), run, entry.series());
        }
    }

    private void interrupted(Run run) {
        remove(run);
        boolean isLast = run.interruptions() + 1 >= MOST_INTERRUPTIONS;
        String reason = isLast ? "the service died twice while it ran" : "the service died while it ran";
        RunStatus status = isLast ? RunStatus.GAVE_UP : RunStatus.QUEUED;
        Run after = RunSteps.interrupted(run, status, reason, clock.instant());
        LOG.warn("workflow {}, {}: {}; it is {}", run.workflow(), RunNames.shown(run.unit()), reason, status.text());
        recorder.recordThen(JournalEntry.of(after), () -> {
            if (isLast) {
                board.put(after);
                settlement.settle(workflows.apply(run.workflow()), after, "");
            } else {
                board.enqueue(after);
            }
        });
    }

    /** Ends and removes what an attempt has left. */
    void remove(Run run) {
        try {
            int ended = processes.endMarked(works.mark(run));
            if (ended > 0) {
                LOG.info(
                        "workflow {}, {}: ended {} processes that were left over",
                        run.workflow(),
                        RunNames.shown(run.unit()),
                        ended);
            }
            outputs.clean(run);
        } catch (IOException | RuntimeException e) { // the boundary to processes and files that may be of any kind
            LOG.warn(
                    "workflow {}, {}: not all that was left over could be removed ({})",
                    run.workflow(),
                    RunNames.shown(run.unit()),
                    e.getClass().getSimpleName());
        }
        works.end(run);
    }
}
