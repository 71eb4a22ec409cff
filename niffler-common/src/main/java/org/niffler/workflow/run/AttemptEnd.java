package org.niffler.workflow.run;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How an attempt ended.
 *
 * @param status an end
 * @param passing whether another attempt may help
 * @param series as the input had it; empty if there was none
 */
record AttemptEnd(
        RunStatus status,
        boolean passing,
        OptionalInt exit,
        String reason,
        String errorTail,
        Optional<String> result,
        String series) {

    static AttemptEnd givenUp(String reason) {
        return new AttemptEnd(RunStatus.GAVE_UP, false, OptionalInt.empty(), reason, "", Optional.empty(), "");
    }

    static AttemptEnd failed(String reason, boolean passing) {
        return new AttemptEnd(RunStatus.FAILED, passing, OptionalInt.empty(), reason, "", Optional.empty(), "");
    }

    static AttemptEnd timedOut(String errorTail) {
        return new AttemptEnd(
                RunStatus.TIMED_OUT,
                true,
                OptionalInt.empty(),
                "it took longer than its timeout",
                errorTail,
                Optional.empty(),
                "");
    }

    AttemptEnd withSeries(String prepared) {
        return new AttemptEnd(status, passing, exit, reason, errorTail, result, prepared);
    }
}
