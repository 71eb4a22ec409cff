package org.niffler.workflow.run;

import java.time.Instant;

/** A run that waits is replaced by one on more instances of its unit, which takes over its lease. */
final class Replacing {

    static final String REASON = "it was replaced by a run on what the unit has become meanwhile";

    private Replacing() {}

    static Run end(Run waiting, Instant now) {
        return RunSteps.givenUp(withoutLease(waiting), REASON, now);
    }

    static Run withoutLease(Run run) {
        return new Run(
                run.id(),
                run.workflow(),
                run.unit(),
                "",
                run.status(),
                run.attempts(),
                run.interruptions(),
                run.queued(),
                run.started(),
                run.ended(),
                run.exit(),
                run.reason(),
                run.errorTail(),
                run.result());
    }
}
