package org.niffler.meta.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * A thread that must turn for as long as the service lives, such as the one that extracts.
 *
 * @param name as it stands in the answer
 * @param lastTurn when it last began to turn, also if there was nothing to do
 * @param longest that a turn may take
 */
public record MainLoop(String name, Supplier<Instant> lastTurn, Duration longest) {

    HealthCheck asCheck(Clock clock) {
        return new HealthCheck(name, () -> find(Duration.between(lastTurn.get(), clock.instant())));
    }

    private Finding find(Duration age) {
        String turned = "last turned " + Math.max(0, age.toSeconds()) + " s ago";
        return age.compareTo(longest) > 0
                ? Finding.bad(turned + "; allowed are " + longest.toSeconds() + " s")
                : Finding.good(turned);
    }
}
