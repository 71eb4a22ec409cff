package org.niffler.meta.operations;

import java.time.Clock;
import java.util.List;

/**
 * Whether the service lives, and whether it does its work. One that does not live should be started anew; one that is not
 * ready needs something from outside: a store, room on the disk, a profile.
 */
public final class Health {

    private final List<HealthCheck> loops;
    private final List<HealthCheck> checks;

    public Health(List<MainLoop> loops, List<HealthCheck> checks, Clock clock) {
        this.loops = loops.stream().map(loop -> loop.asCheck(clock)).toList();
        this.checks = List.copyOf(checks);
    }

    /** {@code alive} if every main loop turned not long ago, else {@code stalled}. */
    public HealthReport live() {
        return HealthReport.of(loops, "alive", "stalled");
    }

    /** {@code ready} if every check is good, else {@code not ready}. */
    public HealthReport ready() {
        return HealthReport.of(checks, "ready", "not ready");
    }
}
