package org.niffler.workflow.run;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** The steps a run goes through, each of which makes a new {@link Run} of it. */
final class RunSteps {

    private RunSteps() {}

    /** Waits for the first time. */
    static Run queued(String workflow, RunUnit unit, String lease, Instant now) {
        return new Run(
                RunNames.id(workflow, unit),
                workflow,
                unit,
                lease,
                RunStatus.QUEUED,
                0,
                0,
                now,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                "",
                "",
                Optional.empty());
    }

    /** An attempt is begun. */
    static Run begun(Run run, Instant now) {
        return new Run(
                run.id(),
                run.workflow(),
                run.unit(),
                run.lease(),
                RunStatus.RUNNING,
                run.attempts() + 1,
                run.interruptions(),
                run.queued(),
                Optional.of(now),
                Optional.empty(),
                OptionalInt.empty(),
                "",
                "",
                Optional.empty());
    }

    /** An attempt has ended, and the run with it. */
    static Run ended(Run run, AttemptEnd end, Instant now) {
        return after(run, end, end.status(), now);
    }

    /** An attempt has failed, and the run waits for another. */
    static Run toBeRepeated(Run run, AttemptEnd end, Instant now) {
        return after(run, end, RunStatus.QUEUED, now);
    }

    private static Run after(Run run, AttemptEnd end, RunStatus status, Instant now) {
        return new Run(
                run.id(),
                run.workflow(),
                run.unit(),
                run.lease(),
                status,
                run.attempts(),
                run.interruptions(),
                run.queued(),
                run.started(),
                Optional.of(now),
                end.exit(),
                end.reason(),
                end.errorTail(),
                end.result());
    }

    /** It is not carried out, or no further. */
    static Run givenUp(Run run, String reason, Instant now) {
        return after(run, AttemptEnd.givenUp(reason), RunStatus.GAVE_UP, now);
    }

    /** The service has died with an attempt. */
    static Run interrupted(Run run, RunStatus status, String reason, Instant now) {
        return new Run(
                run.id(),
                run.workflow(),
                run.unit(),
                run.lease(),
                status,
                run.attempts(),
                run.interruptions() + 1,
                run.queued(),
                run.started(),
                status.isEnd() ? Optional.of(now) : Optional.empty(),
                OptionalInt.empty(),
                reason,
                "",
                Optional.empty());
    }

    /** Without what is large and may say anything, for keeping. */
    static Run slim(Run run) {
        return new Run(
                run.id(),
                run.workflow(),
                run.unit(),
                run.lease(),
                run.status(),
                run.attempts(),
                run.interruptions(),
                run.queued(),
                run.started(),
                run.ended(),
                run.exit(),
                run.reason(),
                "",
                Optional.empty());
    }
}
