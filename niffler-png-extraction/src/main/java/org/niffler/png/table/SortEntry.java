package org.niffler.png.table;

import java.util.Comparator;

/**
 * A record that is being sorted.
 *
 * @param place what it is sorted by; each source has its own
 * @param spool where it comes from; of two records of one source the earlier spool's comes first
 * @param line the record
 */
record SortEntry(String place, int spool, byte[] line) {

    static final Comparator<SortEntry> ORDER =
            Comparator.comparing(SortEntry::place, new SourceOrder()).thenComparingInt(SortEntry::spool);

    private static final int OBJECTS = 120;

    /** About what it takes in memory. */
    int bytes() {
        return OBJECTS + 2 * place.length() + line.length;
    }
}
