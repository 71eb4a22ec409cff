package org.niffler.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The windows of a schedule laid out over the weeks that follow an instant. */
final class Timeline {

    /** A window begins up to a day before it ends; one day more, as a change of the clock may be in between. */
    private static final int DAYS_BACK = 2;

    /** All weeks are alike, but a change of the clock may hide a gap or a window in one. What three do not show never comes. */
    private static final int DAYS_AHEAD = 21;

    private final Instant now;
    private final Instant horizon;
    private final List<OpenPeriod> periods;

    Timeline(List<RetrievalWindow> windows, ZoneId zone, Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        this.now = now;
        this.horizon = today.plusDays(DAYS_AHEAD).atStartOfDay(zone).toInstant();
        this.periods = today.minusDays(DAYS_BACK)
                .datesUntil(today.plusDays(DAYS_AHEAD + 1L))
                .flatMap(day -> windows.stream()
                        .filter(window -> window.days().contains(day.getDayOfWeek()))
                        .map(window -> OpenPeriod.of(window, day, zone)))
                .filter(period -> !period.isEmpty())
                .sorted(Comparator.comparing(OpenPeriod::opens))
                .toList();
    }

    boolean isOpen() {
        return periods.stream().anyMatch(period -> period.contains(now));
    }

    /** When the next window opens, whether or not one is open now. */
    Instant nextOpening() {
        return periods.stream()
                .map(OpenPeriod::opens)
                .filter(opens -> opens.isAfter(now))
                .findFirst()
                .orElseThrow(); // each window has a day of the week, and opens at least once in three weeks
    }

    /** When the last of the windows closes that follow each other from now on without a gap. */
    Instant closes() {
        Instant closes = now;
        for (OpenPeriod period : periods) {
            if (period.opens().isAfter(closes)) {
                return closes;
            }
            closes = period.closes().isAfter(closes) ? period.closes() : closes;
        }
        return Instant.MAX;
    }

    /** When the number of associations becomes another, or when it closes, if that is earlier. */
    Instant changes() {
        Instant closes = closes();
        OptionalInt associations = associations();
        return periods.stream()
                .flatMap(period -> Stream.of(period.opens(), period.closes()))
                .filter(boundary -> boundary.isAfter(now) && boundary.isBefore(closes) && boundary.isBefore(horizon))
                .sorted()
                .filter(boundary -> !associationsAt(boundary).equals(associations))
                .findFirst()
                .orElse(closes);
    }

    OptionalInt associations() {
        return associationsAt(now);
    }

    private OptionalInt associationsAt(Instant instant) {
        return periods.stream()
                .filter(period -> period.contains(instant))
                .flatMapToInt(period -> period.associations().stream())
                .max();
    }
}
