package org.niffler.png.encode;

/**
 * Filters the rows of a picture. The filter is the one whose differences, as signed numbers, have the smaller sum of
 * absolute values (the heuristic of ISO/IEC 15948 12.8). It is chosen once for several rows, which are alike: choosing takes
 * as long as filtering twice.
 */
final class RowFilters {

    private static final int ROWS_OF_A_CHOICE = 4;

    private final Rows rows;
    private final byte[] sub;
    private final byte[] up;
    private RowFilter chosen = RowFilter.SUB;

    RowFilters(Rows rows) {
        this.rows = rows;
        this.sub = new byte[1 + rows.stride()];
        this.up = new byte[1 + rows.stride()];
        sub[0] = RowFilter.SUB.type();
        up[0] = RowFilter.UP.type();
    }

    /** The row, filtered, behind its filter type; valid until the next call. */
    byte[] filtered(int row) {
        rows.moveTo(row);
        // The first row has none above and says nothing about the others.
        if (row % ROWS_OF_A_CHOICE == 1) {
            RowFilter.SUB.apply(rows, sub);
            RowFilter.UP.apply(rows, up);
            chosen = sum(up) < sum(sub) ? RowFilter.UP : RowFilter.SUB;
        } else {
            chosen.apply(rows, chosen == RowFilter.SUB ? sub : up);
        }
        return chosen == RowFilter.SUB ? sub : up;
    }

    private static long sum(byte[] filtered) {
        long sum = 0;
        for (int i = 1; i < filtered.length; i++) {
            sum += Math.abs(filtered[i]);
        }
        return sum;
    }
}
