package org.niffler.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * A window on one day of the calendar.
 *
 * @param opens the first instant of it
 * @param closes the first instant after it; not after {@code opens} if the clock leaves the whole window out
 */
record OpenPeriod(Instant opens, Instant closes, OptionalInt associations) {

    static OpenPeriod of(RetrievalWindow window, LocalDate day, ZoneId zone) {
        LocalDate lastDay = window.crossesMidnight() ? day.plusDays(1) : day;
        return new OpenPeriod(
                instant(day.atTime(window.from()), zone, ZoneOffsetTransition::getOffsetBefore),
                instant(lastDay.atTime(window.to()), zone, ZoneOffsetTransition::getOffsetAfter),
                window.associations());
    }

    boolean isEmpty() {
        return !closes.isAfter(opens);
    }

    boolean contains(Instant instant) {
        return !instant.isBefore(opens) && instant.isBefore(closes);
    }

    /**
     * When the clock on the wall shows that time.
     *
     * @param twice which of the two offsets counts when the clock shows it twice; not shown at all, it is the instant at
     *     which the clock jumps over it
     */
    private static Instant instant(LocalDateTime local, ZoneId zone, Function<ZoneOffsetTransition, ZoneOffset> twice) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        if (change == null) {
            return local.atZone(zone).toInstant();
        }
        return change.isGap() ? change.getInstant() : local.toInstant(twice.apply(change));
    }
}
