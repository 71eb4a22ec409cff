package org.niffler.app.report.plot;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Of which days timelines are drawn. If neither end is given: of all if there are at most {@link #FEW}, else of the last.
 *
 * @param from the first of them; empty means from the beginning, if there is an end
 * @param to the last of them; empty means to the end, if there is a beginning
 */
public record TimelineDays(Optional<LocalDate> from, Optional<LocalDate> to) {

    /** So many timelines are drawn unasked. */
    static final int FEW = 7;

    /** @throws IllegalArgumentException if the end is before the beginning */
    public TimelineDays {
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            throw new IllegalArgumentException("timelines would end before they begin");
        }
    }

    public static TimelineDays unasked() {
        return new TimelineDays(Optional.empty(), Optional.empty());
    }

    public static TimelineDays of(LocalDate day) {
        return new TimelineDays(Optional.of(day), Optional.of(day));
    }

    boolean areChosen() {
        return from.isPresent() || to.isPresent();
    }

    boolean include(LocalDate day) {
        return from.map(first -> !day.isBefore(first)).orElse(true)
                && to.map(last -> !day.isAfter(last)).orElse(true);
    }
}
