package org.niffler.app.explorer.operations;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.niffler.app.report.Figures;

/**
 * What the service did between two moments.
 *
 * @param seconds that are between them, more than none
 */
record Change(double seconds, double instances, double bytes, double documents, Histogram lag) {

    private static final double MINUTE = 60;
    private static final double NANOS = 1e9;
    private static final double MEDIAN = 0.5;
    private static final double NEARLY_ALL = 0.95;

    record Rates(BigDecimal instancesPerMinute, BigDecimal bytesPerSecond, BigDecimal documentsPerMinute) {}

    /** Null if nothing was written. */
    record Lag(BigDecimal medianSeconds, BigDecimal p95Seconds) {}

    /** Empty if one of them, or the time between them, is not known. */
    static Optional<Change> between(Moment before, Moment after) {
        Duration time = Duration.between(before.at(), after.at());
        if (before.figures().isEmpty() || after.figures().isEmpty() || time.isZero() || time.isNegative()) {
            return Optional.empty();
        }
        ServiceFigures from = before.figures().get();
        ServiceFigures to = after.figures().get();
        return Optional.of(new Change(
                time.getSeconds() + time.getNano() / NANOS,
                added(from.instances(), to.instances()),
                added(from.bytes(), to.bytes()),
                added(from.documents(), to.documents()),
                to.lag().since(from.lag())));
    }

    /** A counter that fell began anew: the service was started again. */
    private static double added(double from, double to) {
        return to < from ? to : to - from;
    }

    Rates rates() {
        return new Rates(
                Figures.rounded(instances / seconds * MINUTE),
                Figures.rounded(bytes / seconds),
                Figures.rounded(documents / seconds * MINUTE));
    }

    Lag inLag() {
        return new Lag(rounded(lag.quantile(MEDIAN)), rounded(lag.quantile(NEARLY_ALL)));
    }

    private static BigDecimal rounded(OptionalDouble seconds) {
        return seconds.isPresent() ? Figures.rounded(seconds.getAsDouble()) : null;
    }
}
