package org.niffler.workflow.run;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.niffler.workflow.Workflow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a run through an attempt, and decides what becomes of it. */
final class RunCarrier {

    private static final Logger LOG = LoggerFactory.getLogger(RunCarrier.class);

    private final Attempt attempt;
    private final Recorder recorder;
    private final Settlement settlement;
    private final Board board;
    private final Retries retries;
    private final Clock clock;

    RunCarrier(Attempt attempt, Recorder recorder, Settlement settlement, Board board, Retries retries, Clock clock) {
        this.attempt = attempt;
        this.recorder = recorder;
        this.settlement = settlement;
        this.board = board;
        this.retries = retries;
        this.clock = clock;
    }

    /**
     * Makes one attempt. That it runs is on the disk before it begins.
     *
     * @param dispatch is called when one more run may work
     */
    void carryOut(Workflow workflow, Run waiting, Runnable dispatch) {
        Run running = RunSteps.begun(waiting, clock.instant());
        try {
            recorder.record(JournalEntry.of(running));
        } catch (IOException e) {
            LOG.warn(
                    "workflow {}, {}: not begun, as that cannot be written down ({}); trying again. Check the space on the"
                            + " disk of the state folder.",
                    waiting.workflow(),
                    RunNames.shown(waiting.unit()),
                    e.getClass().getSimpleName());
            board.leave(waiting);
            pause(waiting, retries.pause(waiting), dispatch);
            return;
        }
        board.put(running);
        Optional<AttemptEnd> end = attempt(workflow, running);
        if (end.isEmpty()) {
            backToQueue(waiting);
        } else {
            after(workflow, running, end.get(), dispatch);
        }
    }

    /** The boundary of a worker: whatever happens in an attempt ends its run and not the engine. Empty at a stop. */
    private Optional<AttemptEnd> attempt(Workflow workflow, Run running) {
        Thread.interrupted(); // of an attempt before; a stop is known by the board already when it interrupts
        try {
            return board.isStopped() ? Optional.empty() : Optional.of(attempt.run(workflow, running));
        } catch (InterruptedException e) {
            return board.isStopped()
                    ? Optional.empty()
                    : Optional.of(AttemptEnd.failed("its thread was interrupted", true));
        } catch (Exception | Error e) {
            LOG.error(
                    "workflow {}, {}: {}", running.workflow(), RunNames.shown(running.unit()), Reasons.ofUnexpected(e));
            return Optional.of(AttemptEnd.failed(Reasons.ofUnexpected(e), false));
        }
    }

    /** As if it had not been begun: it is no fault of its that the engine stops. */
    private void backToQueue(Run waiting) {
        recorder.recordThen(JournalEntry.of(waiting), () -> {
            board.put(waiting);
            board.leave(waiting);
        });
    }

    private void after(Workflow workflow, Run running, AttemptEnd end, Runnable dispatch) {
        if (Retries.isRepeated(workflow, running, end)) {
            Run repeated = RunSteps.toBeRepeated(running, end, clock.instant());
            LOG.info(
                    "workflow {}, {}: attempt {} failed and is repeated: {}",
                    running.workflow(),
                    RunNames.shown(running.unit()),
                    running.attempts(),
                    end.reason());
            recorder.recordThen(JournalEntry.of(repeated), () -> {
                board.leave(repeated);
                pause(repeated, retries.pause(repeated), dispatch);
                dispatch.run();
            });
            return;
        }
        Run ended = RunSteps.ended(running, end, clock.instant());
        recorder.recordThen(JournalEntry.ended(ended, end.series()), () -> {
            logEnd(ended);
            board.put(ended);
            board.leave(ended);
            settlement.settle(Optional.of(workflow), ended, end.series());
            dispatch.run();
        });
    }

    /** Lets a run wait before its next attempt. */
    private void pause(Run waiting, Duration pause, Runnable dispatch) {
        board.pause(waiting);
        recorder.later(
                () -> {
                    board.resume(waiting);
                    dispatch.run();
                },
                pause);
    }

    private static void logEnd(Run run) {
        if (run.status() == RunStatus.SUCCEEDED) {
            LOG.info(
                    "workflow {}, {}: {} at attempt {}",
                    run.workflow(),
                    RunNames.shown(run.unit()),
                    run.status().text(),
                    run.attempts());
        } else {
            LOG.warn(
                    "workflow {}, {}: {} at attempt {}: {}",
                    run.workflow(),
                    RunNames.shown(run.unit()),
                    run.status().text(),
                    run.attempts(),
                    run.reason());
        }
    }
}
