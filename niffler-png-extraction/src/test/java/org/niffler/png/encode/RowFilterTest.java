package org.niffler.png.encode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.niffler.png.image.Picture;

/** ISO/IEC 15948 9.2: what is outside of the picture counts as 0. */
class RowFilterTest {

    private static final Picture TWO_ROWS = new Picture(3, 2, false, 8, new byte[] {10, 20, 40, 15, 18, (byte) 250});
    private static final Picture TWO_PIXELS_OF_16_BITS = new Picture(2, 1, false, 16, new byte[] {1, 2, 3, 5});

    @Test
    void takesTheDifferenceFromTheLeft() {
        assertThat(secondRow(RowFilter.SUB)).containsExactly(0, 15, 3, 232);
    }

    @Test
    void takesTheDifferenceFromAbove() {
        // 15 - 10, 18 - 20, 250 - 40
        assertThat(secondRow(RowFilter.UP)).containsExactly(0, 5, 254, 210);
    }

    @Test
    void countsBytesOfPixelsAndNotPixels() {
        Rows rows = new Rows(TWO_PIXELS_OF_16_BITS);
        rows.moveTo(0);
        byte[] filtered = new byte[5];

        RowFilter.SUB.apply(rows, filtered);

        assertThat(filtered).containsExactly(0, 1, 2, 2, 3);
    }

    @Test
    void choosesForFourRowsTheFilterThatLeavesLess() {
        // From left to right it rises steeply; from top to bottom not at all, but in the last row.
        Picture steep = new Picture(
                3, 6, false, 8, new byte[] {1, 50, 99, 1, 50, 99, 1, 50, 99, 1, 50, 99, 1, 50, 99, 60, 60, 60});
        RowFilters filters = new RowFilters(new Rows(steep));

        assertThat(filters.filtered(0)).as("row 0 has none above").containsExactly(1, 1, 49, 49);
        for (int row = 1; row <= 4; row++) {
            assertThat(filters.filtered(row)).as("row " + row).containsExactly(2, 0, 0, 0);
        }
        assertThat(filters.filtered(5)).as("row 5 is like none above").containsExactly(1, 60, 0, 0);
    }

    private static byte[] secondRow(RowFilter filter) {
        Rows rows = new Rows(TWO_ROWS);
        rows.moveTo(0);
        rows.moveTo(1);
        byte[] filtered = new byte[4];
        filter.apply(rows, filtered);
        return filtered;
    }
}
