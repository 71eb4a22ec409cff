package org.niffler.png.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.niffler.png.image.Rendering.SIGNED_16;
import static org.niffler.png.image.Rendering.SIGNED_32;
import static org.niffler.png.image.Rendering.UNSIGNED_12;
import static org.niffler.png.image.Rendering.UNSIGNED_32;
import static org.niffler.png.image.Rendering.in;
import static org.niffler.png.image.Rendering.render;
import static org.niffler.png.image.Rendering.samples;

import org.junit.jupiter.api.Test;

class LinearScalingTest {

    private static final RenderOptions IN_16_BITS = in(Scaling.LINEAR, 16);
    private static final RenderOptions IN_8_BITS = in(Scaling.LINEAR, 8);

    @Test
    void stretchesMinimumToMaximumAndRounds() throws UnusableImageException {
        // From -5 to 2 there are 7 steps of 36.43 in 8 bits and of 9362.14 in 16.
        ArrayFrame frame = ArrayFrame.grey(-5, -4, -1, 0, 2);

        assertThat(samples(render(frame, SIGNED_16, IN_8_BITS))).containsExactly(0, 36, 146, 182, 255);
        assertThat(samples(render(frame, SIGNED_16, IN_16_BITS))).containsExactly(0, 9362, 37449, 46811, 65535);
    }

    @Test
    void roundsHalvesUp() throws UnusableImageException {
        // 1 of 2 steps is 127.5 in 8 bits.
        assertThat(samples(render(ArrayFrame.grey(10, 11, 12), UNSIGNED_12, IN_8_BITS)))
                .containsExactly(0, 128, 255);
    }

    @Test
    void makesConstantFramesBlackOrWhiteByTheirSign() throws UnusableImageException {
        assertThat(samples(render(ArrayFrame.grey(0, 0), UNSIGNED_12, IN_16_BITS)))
                .containsExactly(0, 0);
        assertThat(samples(render(ArrayFrame.grey(-3, -3), SIGNED_16, IN_16_BITS)))
                .containsExactly(0, 0);
        assertThat(samples(render(ArrayFrame.grey(1, 1), new SampleRange(1, false), IN_16_BITS)))
                .containsExactly(65535, 65535);
    }

    @Test
    void invertsMonochrome1() throws UnusableImageException {
        assertThat(samples(render(ArrayFrame.of(Photometric.MONOCHROME1, 10, 11, 12), UNSIGNED_12, IN_8_BITS)))
                .containsExactly(255, 127, 0);
    }

    @Test
    void takesValuesOf32Bits() throws UnusableImageException {
        assertThat(samples(render(ArrayFrame.grey(Integer.MIN_VALUE, 0, Integer.MAX_VALUE), SIGNED_32, IN_16_BITS)))
                .containsExactly(0, 32768, 65535);
        assertThat(samples(render(ArrayFrame.grey(0xFFFFFFF0, 0xFFFFFFF1, 0xFFFFFFF2), UNSIGNED_32, IN_8_BITS)))
                .containsExactly(0, 128, 255);
    }
}
