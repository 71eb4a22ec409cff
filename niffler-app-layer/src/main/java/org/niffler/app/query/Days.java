package org.niffler.app.query;

import java.time.LocalDate;
import java.util.stream.Stream;

/**
 * Days that follow each other.
 *
 * @param first one of them, as is
 * @param last this
 */
public record Days(LocalDate first, LocalDate last) {

    public Days {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("the last day is before the first");
        }
    }

    public Stream<LocalDate> stream() {
        return first.datesUntil(last.plusDays(1));
    }

    public long count() {
        return last.toEpochDay() - first.toEpochDay() + 1;
    }
}
