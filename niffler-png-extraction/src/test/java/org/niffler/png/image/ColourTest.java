package org.niffler.png.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.niffler.png.image.Rendering.UNSIGNED_12;
import static org.niffler.png.image.Rendering.UNSIGNED_16;
import static org.niffler.png.image.Rendering.UNSIGNED_8;
import static org.niffler.png.image.Rendering.in;
import static org.niffler.png.image.Rendering.render;
import static org.niffler.png.image.Rendering.samples;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColourTest {

    private static final RenderOptions IN_16_BITS = in(Scaling.ORIGINAL, 16);
    private static final RenderOptions IN_8_BITS = in(Scaling.ORIGINAL, 8);

    @ParameterizedTest
    @EnumSource(names = {"ORIGINAL", "LINEAR", "WINDOW"})
    void leavesRgbOf8BitsAsItIs(Scaling scaling) throws UnusableImageException {
        ArrayFrame frame = new ArrayFrame(1, 2, 3, Photometric.RGB, 1, 2, 3, 100, 0, 50);

        Rendered rendered = render(frame, UNSIGNED_8, in(scaling, 16));

        assertThat(samples(rendered)).containsExactly(1, 2, 3, 100, 0, 50);
        assertThat(rendered.picture().colour()).isTrue();
        assertThat(rendered.picture().bitDepth()).isEqualTo(8);
        assertThat(rendered.note()).isEmpty();
    }

    @Test
    void scalesRgbOfMoreBitsByWhatTheBitsCanHold() throws UnusableImageException {
        // 2048 / 4095 * 65535 = 32775.502, * 255 = 127.53
        ArrayFrame frame = ArrayFrame.of(Photometric.RGB, 0, 2048, 4095);

        assertThat(samples(render(frame, UNSIGNED_12, IN_16_BITS))).containsExactly(0, 32776, 65535);
        assertThat(samples(render(frame, UNSIGNED_12, IN_8_BITS))).containsExactly(0, 128, 255);
        assertThat(samples(render(ArrayFrame.of(Photometric.RGB, 0, 300, 65535), UNSIGNED_16, IN_16_BITS)))
                .containsExactly(0, 300, 65535);
    }

    /** Red, grey and what is clipped, by the equations of PS3.3 C.7.6.3.1.2. */
    @ParameterizedTest
    @EnumSource(names = {"YBR_FULL", "YBR_FULL_422"})
    void convertsYbrFull(Photometric photometric) throws UnusableImageException {
        // R = 81 + 1.4020 * 112 = 238.02, G = 81 + 0.3441 * 38 - 0.7141 * 112 = 14.10, B = 81 - 1.7720 * 38 = 13.66
        ArrayFrame frame = ArrayFrame.of(photometric, 81, 90, 240, 100, 128, 128, 255, 255, 255);

        // 255, 255, 255: R = 433, G = 255 - 0.3441 * 127 - 0.7141 * 127 = 120.6, B = 480
        assertThat(samples(render(frame, UNSIGNED_8, IN_8_BITS)))
                .containsExactly(238, 14, 14, 100, 100, 100, 255, 121, 255);
    }

    @ParameterizedTest
    @EnumSource(names = {"YBR_PARTIAL_420", "YBR_PARTIAL_422"})
    void convertsYbrPartial(Photometric photometric) throws UnusableImageException {
        // Black is 16, white 235. (81, 90, 240): R = 75.686 + 1.5960 * 112 = 254.44, G = -0.47, B = -0.97.
        // (50, 140, 100): 39.5896 + 1.5960 * -28 = -5.1, - 0.3917 * 12 + 0.8129 * 28 = 57.65, + 2.0173 * 12 = 63.80
        ArrayFrame frame = ArrayFrame.of(photometric, 16, 128, 128, 235, 128, 128, 81, 90, 240, 50, 140, 100);

        assertThat(samples(render(frame, UNSIGNED_8, IN_8_BITS)))
                .containsExactly(0, 0, 0, 255, 255, 255, 254, 0, 0, 0, 58, 64);
    }

    @Test
    void convertsYbrOfTheReversibleTransform() throws UnusableImageException {
        // R 200, G 100, B 50: Y = floor((200 + 2 * 100 + 50) / 4) = 112, Cb = 50 - 100, Cr = 200 - 100
        // R 10, G 13, B 12: Y = floor(48 / 4) = 12, Cb = -1, Cr = -3
        ArrayFrame frame = ArrayFrame.of(Photometric.YBR_RCT, 112, -50, 100, 12, -1, -3);

        assertThat(samples(render(frame, UNSIGNED_8, IN_8_BITS))).containsExactly(200, 100, 50, 10, 13, 12);
    }

    @Test
    void convertsYbrOfTheIrreversibleTransform() throws UnusableImageException {
        // 100 + 1.4020 * 20 = 128.04; 100 + 0.3441 * 10 - 0.7141 * 20 = 89.16; 100 - 1.7720 * 10 = 82.28
        ArrayFrame frame = ArrayFrame.of(Photometric.YBR_ICT, 100, -10, 20);

        assertThat(samples(render(frame, UNSIGNED_8, IN_8_BITS))).containsExactly(128, 89, 82);
    }

    @Test
    void convertsYbrOfMoreThan8BitsAndThenScales() throws UnusableImageException {
        // Differences are around 2048: R = 1000 + 1.4020 * 100 = 1140.2, G = 1000 - 71.41 = 928.59, B = 1000;
        // in 16 bits 1140 * 65535 / 4095 = 18244.2, 929 -> 14867.4, 1000 -> 16003.7
        ArrayFrame frame = ArrayFrame.of(Photometric.YBR_FULL, 1000, 2048, 2148);

        assertThat(samples(render(frame, UNSIGNED_12, IN_16_BITS))).containsExactly(18244, 14867, 16004);
    }

    @Test
    void refusesSamplesThatThePhotometricInterpretationDoesNotHave() {
        ArrayFrame rgbOfOne = new ArrayFrame(2, 1, 1, Photometric.RGB, 1, 2);
        ArrayFrame paletteOfThree = new ArrayFrame(1, 1, 3, Photometric.PALETTE_COLOR, 1, 2, 3);

        assertThatThrownBy(() -> render(rgbOfOne, UNSIGNED_8, IN_8_BITS))
                .isInstanceOf(UnusableImageException.class)
                .hasMessage("PhotometricInterpretation RGB needs SamplesPerPixel 3, not 1");
        assertThatThrownBy(() -> render(paletteOfThree, UNSIGNED_8, IN_8_BITS))
                .isInstanceOf(UnusableImageException.class)
                .hasMessage("PhotometricInterpretation PALETTE COLOR needs SamplesPerPixel 1, not 3");
    }
}
