package org.niffler.app.scanner;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Arithmetic that {@link Duration} lacks. */
final class Durations {

    private static final double NANOS = 1e9;

    private Durations() {}

    static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / NANOS;
    }

    /** The middle one, or the mean of the middle two; there must be one. */
    static Duration median(Collection<Duration> durations) {
        List<Duration> sorted = durations.stream().sorted().toList();
        int upper = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(upper)
                : sorted.get(upper - 1).plus(sorted.get(upper)).dividedBy(2);
    }
}
