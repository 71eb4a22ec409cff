package org.niffler.workflow.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A run of a workflow on a unit.
 *
 * @param id the same for the same workflow, unit and number of instances
 * @param lease what keeps its images from being deleted, as its site names it; empty if nothing does
 * @param attempts how many were begun
 * @param interruptions how many of them ended with the service
 * @param started of the last attempt
 * @param ended of the last attempt
 * @param exit of the last attempt's program, if it ended by itself
 * @param reason why it failed or was given up, in one line; empty if it was not
 * @param errorTail the last that the program said on standard error
 * @param result what it left as {@code result.json}
 */
public record Run(
        String id,
        String workflow,
        RunUnit unit,
        String lease,
        RunStatus status,
        int attempts,
        int interruptions,
        Instant queued,
        Optional<Instant> started,
        Optional<Instant> ended,
        OptionalInt exit,
        String reason,
        String errorTail,
        Optional<String> result) {

    /** How long the last attempt took; empty if none has ended. */
    public Optional<Duration> took() {
        return started.flatMap(begin -> ended.map(end -> Duration.between(begin, end)));
    }
}
