package org.niffler.png.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.niffler.png.image.Rendering.SIGNED_16;
import static org.niffler.png.image.Rendering.SIGNED_32;
import static org.niffler.png.image.Rendering.UNSIGNED_12;
import static org.niffler.png.image.Rendering.UNSIGNED_16;
import static org.niffler.png.image.Rendering.UNSIGNED_32;
import static org.niffler.png.image.Rendering.in;
import static org.niffler.png.image.Rendering.render;
import static org.niffler.png.image.Rendering.samples;

import org.junit.jupiter.api.Test;

/** The expected values are numpy's, of {@code (numpy.maximum(a, 0) / a.max() * 65535.0).astype(numpy.uint16)}. */
class OriginalScalingTest {

    private static final RenderOptions IN_16_BITS = in(Scaling.ORIGINAL, 16);
    private static final RenderOptions IN_8_BITS = in(Scaling.ORIGINAL, 8);

    @Test
    void dividesByTheMaximumAndMakesNegativeValuesBlack() throws UnusableImageException {
        ArrayFrame frame = ArrayFrame.grey(-5, 0, 1, 2, 3);

        assertThat(samples(render(frame, SIGNED_16, IN_16_BITS))).containsExactly(0, 0, 21845, 43690, 65535);
        assertThat(samples(render(frame, SIGNED_16, IN_8_BITS))).containsExactly(0, 0, 85, 170, 255);
    }

    @Test
    void truncatesAndDoesNotRound() throws UnusableImageException {
        // 2 / 7 * 65535 = 18724.28, 4 / 7 * 65535 = 37448.57
        assertThat(samples(render(ArrayFrame.grey(2, 4, 7), UNSIGNED_12, IN_16_BITS)))
                .containsExactly(18724, 37448, 65535);
        // 4 / 7 * 255 = 145.7
        assertThat(samples(render(ArrayFrame.grey(4, 7), UNSIGNED_12, IN_8_BITS)))
                .containsExactly(145, 255);
    }

    @Test
    void dividesBeforeItMultipliesAsNumpyDoes() throws UnusableImageException {
        // 49 * (65535.0 / 49) is a little less than 65535 in double precision, and would be truncated to 65534.
        assertThat(samples(render(ArrayFrame.grey(0, 49), UNSIGNED_16, IN_16_BITS)))
                .containsExactly(0, 65535);
    }

    @Test
    void makesFramesWithoutPositiveValuesBlack() throws UnusableImageException {
        assertThat(samples(render(ArrayFrame.grey(0, 0), UNSIGNED_12, IN_16_BITS)))
                .containsExactly(0, 0);
        assertThat(samples(render(ArrayFrame.grey(-7, -3), SIGNED_16, IN_16_BITS)))
                .containsExactly(0, 0);
    }

    @Test
    void makesConstantPositiveFramesWhite() throws UnusableImageException {
        assertThat(samples(render(ArrayFrame.grey(40, 40), UNSIGNED_12, IN_16_BITS)))
                .containsExactly(65535, 65535);
    }

    @Test
    void invertsMonochrome1() throws UnusableImageException {
        ArrayFrame frame = ArrayFrame.of(Photometric.MONOCHROME1, 0, 1, 3);

        assertThat(samples(render(frame, UNSIGNED_12, IN_16_BITS))).containsExactly(65535, 43690, 0);
        assertThat(samples(render(frame, UNSIGNED_12, IN_8_BITS))).containsExactly(255, 170, 0);
    }

    @Test
    void leavesMonochrome1IfThePhotometricInterpretationIsKept() throws UnusableImageException {
        ArrayFrame frame = ArrayFrame.of(Photometric.MONOCHROME1, 0, 1, 3);

        assertThat(samples(render(frame, UNSIGNED_12, new RenderOptions(Scaling.ORIGINAL, 16, true))))
                .containsExactly(0, 21845, 65535);
    }

    @Test
    void showsMasksOfOneBitInBlackAndWhite() throws UnusableImageException {
        assertThat(samples(render(ArrayFrame.grey(0, 1, 1, 0), new SampleRange(1, false), IN_8_BITS)))
                .containsExactly(0, 255, 255, 0);
    }

    @Test
    void takesValuesOf32Bits() throws UnusableImageException {
        int largest = 0xFFFFFFFF;

        assertThat(samples(render(ArrayFrame.grey(0, 1 << 31, largest), UNSIGNED_32, IN_16_BITS)))
                .containsExactly(0, 32767, 65535);
        assertThat(samples(render(ArrayFrame.grey(Integer.MIN_VALUE, Integer.MAX_VALUE), SIGNED_32, IN_16_BITS)))
                .containsExactly(0, 65535);
    }

    @Test
    void rendersRowsInTheirOrderWhetherValuesRepeatOrNot() throws UnusableImageException {
        ArrayFrame repeating = new ArrayFrame(3, 2, 1, Photometric.MONOCHROME2, 0, 1, 2, 2, 1, 0);
        ArrayFrame wide = new ArrayFrame(3, 2, 1, Photometric.MONOCHROME2, 0, 1000, 3000, 2000, 1000, 0);

        assertThat(samples(render(repeating, UNSIGNED_12, IN_8_BITS))).containsExactly(0, 127, 255, 255, 127, 0);
        assertThat(samples(render(wide, UNSIGNED_12, IN_8_BITS))).containsExactly(0, 85, 255, 170, 85, 0);
    }

    @Test
    void appliesNoLookupTable() throws UnusableImageException {
        var broken = Elements.littleEndian(dataSet -> dataSet.text(ImageTag.RESCALE_SLOPE, "0")
                .text(ImageTag.RESCALE_INTERCEPT, "-1024")
                .text(ImageTag.PRESENTATION_LUT_SHAPE, "INVERSE")
                .text(ImageTag.WINDOW_WIDTH, "0"));

        assertThat(samples(render(ArrayFrame.grey(0, 3), broken, UNSIGNED_12, IN_16_BITS)))
                .containsExactly(0, 65535);
    }
}
