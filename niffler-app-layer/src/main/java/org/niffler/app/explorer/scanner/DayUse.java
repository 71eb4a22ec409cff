package org.niffler.app.explorer.scanner;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.OptionalDouble;
import org.niffler.app.scanner.Encounter;
import org.niffler.app.scanner.ScannerDay;
import org.niffler.app.scanner.Span;

/**
 * What is kept of a scanner and day for ranges of days: numbers, and nothing of a patient.
 *
 * @param encounters how long each took, in nanoseconds
 * @param gaps how long each was, in nanoseconds
 * @param used all encounters, added up
 * @param span from first to last use
 * @param percent of the span for which it was used
 */
record DayUse(
        LocalDate day,
        String scanner,
        long[] encounters,
        long[] gaps,
        Duration used,
        Duration span,
        OptionalDouble percent) {

    static DayUse of(ScannerDay day) {
        return new DayUse(
                day.day(),
                day.scanner(),
                nanos(day.encounters().stream().map(Encounter::duration).toList()),
                nanos(day.gaps().stream().map(Span::length).toList()),
                day.busy(),
                ScannerDayAnswer.span(day),
                day.utilizationPercent());
    }

    private static long[] nanos(Collection<Duration> durations) {
        return durations.stream().mapToLong(Duration::toNanos).toArray();
    }

    /** How many numbers it is. */
    long size() {
        return 8L + encounters.length + gaps.length;
    }
}
