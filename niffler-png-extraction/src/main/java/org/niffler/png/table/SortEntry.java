package org.niffler.png.table;

import java.util.Comparator;

/**
 * A record that is being sorted.
 *
 * @param source what it is sorted by
 * @param spool where it comes from; of two records of one source the earlier spool's comes first
 * @param line the record
 */
record SortEntry(String source, int spool, byte[] line) {

    static final Comparator<SortEntry> ORDER =
            Comparator.comparing(SortEntry::source, new SourceOrder()).thenComparingInt(SortEntry::spool);

    private static final int OBJECTS = 120;

    /** About what it takes in memory. */
    int bytes() {
        return OBJECTS + 2 * source.length() + line.length;
    }
}
