package org.niffler.png.encode;

import java.util.EnumMap;
import java.util.Map;

/**
 * Chooses a row's filter: the one whose differences, taken as signed numbers, have the smallest sum of absolute values (the
 * heuristic that ISO/IEC 15948 12.8 recommends).
 */
final class RowFilters {

    private final Rows rows;
    private final Map<RowFilter, byte[]> candidates = new EnumMap<>(RowFilter.class);

    RowFilters(Rows rows) {
        this.rows = rows;
        for (RowFilter filter : RowFilter.values()) {
            byte[] filtered = new byte[1 + rows.stride()];
            filtered[0] = (byte) filter.ordinal();
            candidates.put(filter, filtered);
        }
    }

    /** The current row, filtered, behind its filter type; valid until the next call. */
    byte[] filtered() {
        byte[] best = candidates.get(RowFilter.NONE);
        long least = Long.MAX_VALUE;
        for (Map.Entry<RowFilter, byte[]> candidate : candidates.entrySet()) {
            candidate.getKey().apply(rows, candidate.getValue());
            long sum = sum(candidate.getValue());
            if (sum < least) {
                least = sum;
                best = candidate.getValue();
            }
        }
        return best;
    }

    private static long sum(byte[] filtered) {
        long sum = 0;
        for (int i = 1; i < filtered.length; i++) {
            sum += Math.abs(filtered[i]);
        }
        return sum;
    }
}
