package org.niffler.workflow.action;

import java.time.Duration;

/** A moment after which nothing more is begun. */
record Deadline(long nanoTime) {

    static Deadline in(Duration timeout) {
        return new Deadline(System.nanoTime() + timeout.toNanos());
    }

    boolean hasPassed() {
        return nanoTime - System.nanoTime() <= 0;
    }

    /** How long it is until then; at least a millisecond, as zero means for ever elsewhere. */
    Duration left() {
        return Duration.ofNanos(Math.max(1_000_000, nanoTime - System.nanoTime()));
    }
}
