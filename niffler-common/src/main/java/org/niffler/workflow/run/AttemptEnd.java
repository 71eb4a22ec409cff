package org.niffler.workflow.run;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.niffler.workflow.input.PreparedInput;

/**
 * How an attempt ended.
 *
 * @param status an end
 * @param passing whether another attempt may help
 * @param outputTail the last that its program said on standard output
 * @param series as the input had it; empty if there was none
 */
record AttemptEnd(
        RunStatus status,
        boolean passing,
        OptionalInt exit,
        String reason,
        String outputTail,
        String errorTail,
        Optional<String> result,
        String series) {

    static AttemptEnd givenUp(String reason) {
        return new AttemptEnd(RunStatus.GAVE_UP, false, OptionalInt.empty(), reason, "", "", Optional.empty(), "");
    }

    static AttemptEnd failed(String reason, boolean passing) {
        return new AttemptEnd(RunStatus.FAILED, passing, OptionalInt.empty(), reason, "", "", Optional.empty(), "");
    }

    static AttemptEnd timedOut() {
        return timedOut("", "");
    }

    static AttemptEnd timedOut(String outputTail, String errorTail) {
        return new AttemptEnd(
                RunStatus.TIMED_OUT,
                true,
                OptionalInt.empty(),
                "it took longer than its timeout",
                outputTail,
                errorTail,
                Optional.empty(),
                "");
    }

    /** What is not in its input is told however it ended: a program cannot know of it. */
    AttemptEnd with(PreparedInput input) {
        String all = Stream.of(reason, input.missing())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        return new AttemptEnd(status, passing, exit, all, outputTail, errorTail, result, input.series());
    }
}
