package org.niffler.workflow.run;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.niffler.workflow.Workflow;

/**
 * Whether and when what failed is tried again.
 *
 * @param first the pause before the second attempt; each further one is twice as long
 * @param longest no pause is longer, jitter apart
 */
record Retries(Duration first, Duration longest) {

    /** So that runs that failed together do not all come back together. */
    private static final double JITTER = 0.25;

    /** Attempts that ended with the service do not count. */
    static boolean isRepeated(Workflow workflow, Run run, AttemptEnd end) {
        return end.passing()
                && run.attempts() - run.interruptions() <= workflow.limits().retries();
    }

    /** Before the next attempt of a run whose last one ended just now. */
    Duration pause(Run run) {
        int failed = Math.max(run.attempts() - run.interruptions(), 1);
        double growth = Math.pow(2, Math.min(failed, 30) - 1);
        double pause = Math.min(first.toMillis() * growth, longest.toMillis());
        return Duration.ofMillis(
                (long) (pause * (1 + ThreadLocalRandom.current().nextDouble(-JITTER, JITTER))));
    }

    /** What is left of the pause of a run that waits since an earlier start of the service. */
    Duration rest(Run run, Instant now) {
        if (run.ended().isEmpty()) {
            return Duration.ZERO;
        }
        Duration rest = Duration.between(now, run.ended().get().plus(pause(run)));
        return rest.isNegative() ? Duration.ZERO : rest.compareTo(longest) > 0 ? longest : rest;
    }
}
