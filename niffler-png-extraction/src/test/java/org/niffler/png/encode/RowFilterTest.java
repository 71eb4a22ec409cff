package org.niffler.png.encode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.niffler.png.image.Picture;

/** ISO/IEC 15948 9.2 to 9.4, with a left, b above and c upper left; outside of the picture they are 0. */
class RowFilterTest {

    private static final Picture TWO_ROWS = new Picture(3, 2, false, 8, new byte[] {10, 20, 40, 15, 18, (byte) 250});
    private static final Picture TWO_PIXELS_OF_16_BITS = new Picture(2, 1, false, 16, new byte[] {1, 2, 3, 5});

    @Test
    void leavesARowAsItIs() {
        assertThat(secondRow(RowFilter.NONE)).containsExactly(0, 15, 18, 250);
    }

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
    void takesTheDifferenceFromTheMean() {
        // 15 - 10 / 2, 18 - (15 + 20) / 2, 250 - (18 + 40) / 2
        assertThat(secondRow(RowFilter.AVERAGE)).containsExactly(0, 10, 1, 221);
    }

    @Test
    void takesTheDifferenceFromThePaethPredictor() {
        // p = a + b - c: 10, nearest b = 10; 15 + 20 - 10 = 25, nearest b = 20; 18 + 40 - 20 = 38, nearest b = 40
        assertThat(secondRow(RowFilter.PAETH)).containsExactly(0, 5, 254, 210);
    }

    @Test
    void countsBytesOfPixelsAndNotPixels() {
        Rows rows = new Rows(TWO_PIXELS_OF_16_BITS);
        rows.moveTo(0);
        byte[] filtered = new byte[5];

        RowFilter.SUB.apply(rows, filtered);

        assertThat(filtered).containsExactly(0, 1, 2, 2, 3);
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
