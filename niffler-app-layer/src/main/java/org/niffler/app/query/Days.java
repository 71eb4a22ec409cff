package org.niffler.app.query;

import java.time.LocalDate;
import java.util.Iterator;

/**
 * Days that follow each other.
 *
 * @param first one of them, as is
 * @param last this
 */
public record Days(LocalDate first, LocalDate last) implements Iterable<LocalDate> {

    public Days {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("the last day is before the first");
        }
    }

    @Override
    public Iterator<LocalDate> iterator() {
        return first.datesUntil(last.plusDays(1)).iterator();
    }

    public long count() {
        return last.toEpochDay() - first.toEpochDay() + 1;
    }
}
