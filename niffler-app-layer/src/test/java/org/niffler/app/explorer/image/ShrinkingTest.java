package org.niffler.app.explorer.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.niffler.png.image.Picture;

class ShrinkingTest {

    private static Picture grey(int columns, int... values) {
        return picture(columns, false, values);
    }

    private static Picture picture(int columns, boolean colour, int... values) {
        byte[] data = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            data[i] = (byte) values[i];
        }
        return new Picture(columns, values.length / columns / (colour ? 3 : 1), colour, 8, data);
    }

    private static int[] values(Picture picture) {
        int[] values = new int[picture.data().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = picture.data()[i] & 0xFF;
        }
        return values;
    }

    @Test
    void takesTheMeanOfEachArea() {
        Picture small = Shrinking.to(2, grey(4, 0, 10, 200, 210, 20, 30, 220, 230, 1, 1, 2, 2, 1, 1, 2, 255));

        assertThat(values(small)).containsExactly(15, 215, 1, 65); // 65.25
        assertThat(small.columns()).isEqualTo(2);
    }

    @Test
    void sharesPixelsThatLieInTwoAreas() {
        // Of three columns two: 1.5 each, so (0 + 90 / 2) / 1.5 and (90 / 2 + 240) / 1.5.
        assertThat(values(Shrinking.to(2, grey(3, 0, 90, 240)))).containsExactly(30, 190);
    }

    @Test
    void keepsColoursApart() {
        Picture small = Shrinking.to(1, picture(2, true, 10, 100, 255, 20, 200, 255));

        assertThat(values(small)).containsExactly(15, 150, 255);
        assertThat(small.colour()).isTrue();
    }

    @Test
    void leavesWhatIsSmallEnough() {
        Picture small = grey(2, 1, 2, 3, 4);

        assertThat(Shrinking.to(2, small)).isSameAs(small);
    }

    @Test
    void keepsOnePixelOfTheShorterSideHoweverNarrowThePictureIs() {
        int[] line = new int[60_000];
        Arrays.fill(line, 255);
        Picture small = Shrinking.to(32, grey(1, line));

        assertThat(small.columns()).isEqualTo(1);
        assertThat(small.rows()).isEqualTo(32);
        assertThat(values(small)).containsOnly(255);
    }

    @Test
    void keepsFlatPicturesFlatWhateverTheirSize() {
        for (int side : new int[] {33, 97, 160, 511}) {
            int[] flat = new int[521 * 523];
            Arrays.fill(flat, 201);

            assertThat(values(Shrinking.to(side, grey(521, flat)))).containsOnly(201);
        }
    }
}
