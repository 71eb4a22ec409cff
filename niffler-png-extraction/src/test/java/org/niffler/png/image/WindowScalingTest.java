package org.niffler.png.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.niffler.png.image.Rendering.SIGNED_16;
import static org.niffler.png.image.Rendering.UNSIGNED_12;
import static org.niffler.png.image.Rendering.UNSIGNED_16;
import static org.niffler.png.image.Rendering.in;
import static org.niffler.png.image.Rendering.render;
import static org.niffler.png.image.Rendering.samples;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niffler.dicom.DataSet;

class WindowScalingTest {

    private static final RenderOptions IN_8_BITS = in(Scaling.WINDOW, 8);
    private static final RenderOptions IN_16_BITS = in(Scaling.WINDOW, 16);

    /** PS3.3 C.11.2.1.2.1 with its own examples: 2048/4096, 2048/1, 0/100 and 0/1. */
    @ParameterizedTest(name = "center {0}, width {1}: {2} becomes {3}")
    @CsvSource({
        "2048, 4096, 0, 0",
        "2048, 4096, 1, 0", // ((1 - 2047.5) / 4095 + 0.5) * 255 = 0.06
        "2048, 4096, 2048, 128", // 127.53
        "2048, 4096, 4094, 255", // 254.94
        "2048, 4096, 4095, 255",
        "2048, 4096, 5000, 255",
        "2048, 1, 2047, 0",
        "2048, 1, 2048, 255",
        "0, 100, -50, 0",
        "0, 100, -49, 3", // ((-49 + 0.5) / 99 + 0.5) * 255 = 2.58
        "0, 100, 0, 129", // (0.5 / 99 + 0.5) * 255 = 128.79
        "0, 100, 48, 252", // (48.5 / 99 + 0.5) * 255 = 252.42
        "0, 100, 49, 255",
        "0, 100, 50, 255",
        "0, 1, -1, 0",
        "0, 1, 0, 255",
    })
    void appliesLinearWindows(String center, String width, int stored, int expected) throws UnusableImageException {
        assertThat(samples(render(ArrayFrame.grey(stored), window(center, width), SIGNED_16, IN_8_BITS)))
                .containsExactly(expected);
    }

    /** PS3.3 C.11.2.1.3.2. */
    @ParameterizedTest(name = "center {0}, width {1}: {2} becomes {3}")
    @CsvSource({
        "2048, 4096, 0, 0",
        "2048, 4096, 2048, 128", // 127.5
        "2048, 4096, 4095, 255", // 254.94
        "2048, 4096, 4096, 255",
        "2048, 4096, 4097, 255",
        "0, 100, -50, 0",
        "0, 100, -49, 3", // 2.55
        "0, 100, 49, 252", // 252.45
        "0, 100, 50, 255",
        "0, 100, 51, 255",
        "0.5, 0.5, 0, 0",
        "0.5, 0.5, 1, 255",
    })
    void appliesExactlyLinearWindows(String center, String width, int stored, int expected)
            throws UnusableImageException {
        DataSet window = window(center, width, "LINEAR_EXACT");

        assertThat(samples(render(ArrayFrame.grey(stored), window, SIGNED_16, IN_8_BITS)))
                .containsExactly(expected);
    }

    /** PS3.3 C.11.2.1.3.1: 255 / (1 + exp(-4 * (x - c) / w)). */
    @ParameterizedTest(name = "center {0}, width {1}: {2} becomes {3}")
    @CsvSource({
        "0, 4, 0, 128", // 127.5
        "0, 4, 1, 186", // 186.42
        "0, 4, -1, 69", // 68.58
        "0, 4, 2, 225", // 224.60
        "100, 200, 0, 30", // 30.40
        "0, 4, -30000, 0",
        "0, 4, 30000, 255",
    })
    void appliesSigmoidWindows(String center, String width, int stored, int expected) throws UnusableImageException {
        DataSet window = window(center, width, "SIGMOID");

        assertThat(samples(render(ArrayFrame.grey(stored), window, SIGNED_16, IN_8_BITS)))
                .containsExactly(expected);
    }

    @Test
    void rescalesBeforeTheWindow() throws UnusableImageException {
        // Hounsfield units of -160, 40 and 240: the window of 40 and 400 is from -160 to 239.
        DataSet ct = Elements.littleEndian(dataSet -> dataSet.text(ImageTag.RESCALE_SLOPE, "2 ")
                .text(ImageTag.RESCALE_INTERCEPT, "-1024")
                .text(ImageTag.WINDOW_CENTER, "40", "300")
                .text(ImageTag.WINDOW_WIDTH, "400", "1500"));

        // ((40 - 39.5) / 399 + 0.5) * 65535 = 32849.6
        assertThat(samples(render(ArrayFrame.grey(0, 432, 532, 632), ct, UNSIGNED_12, IN_16_BITS)))
                .containsExactly(0, 0, 32850, 65535);
    }

    @Test
    void stretchesModalityValuesIfNothingIsOfInterest() throws UnusableImageException {
        DataSet falling = Elements.littleEndian(dataSet -> dataSet.text(ImageTag.RESCALE_SLOPE, "-1")
                .text(ImageTag.RESCALE_INTERCEPT, "10")
                .empty(ImageTag.WINDOW_CENTER)
                .empty(ImageTag.WINDOW_WIDTH));

        assertThat(samples(render(ArrayFrame.grey(10, 11, 14), Elements.none(), UNSIGNED_12, IN_8_BITS)))
                .containsExactly(0, 64, 255);
        assertThat(samples(render(ArrayFrame.grey(10, 11, 14), falling, UNSIGNED_12, IN_8_BITS)))
                .containsExactly(255, 191, 0);
    }

    @Test
    void makesConstantFramesBlackOrWhiteByTheirSignIfNothingIsOfInterest() throws UnusableImageException {
        assertThat(samples(render(ArrayFrame.grey(0, 0), Elements.none(), UNSIGNED_12, IN_8_BITS)))
                .containsExactly(0, 0);
        assertThat(samples(render(ArrayFrame.grey(3, 3), Elements.none(), UNSIGNED_12, IN_8_BITS)))
                .containsExactly(255, 255);
    }

    @Test
    void appliesTheModalityLut() throws UnusableImageException {
        // Below the first input of 5 counts the first entry, above the last of 7 the last (PS3.3 C.11.1.1).
        DataSet table = Elements.littleEndian(
                dataSet -> dataSet.items(ImageTag.MODALITY_LUT_SEQUENCE, Elements.table(5, 16, 100, 0, 1000)));

        assertThat(samples(render(ArrayFrame.grey(0, 5, 6, 7, 9), table, UNSIGNED_12, IN_8_BITS)))
                .containsExactly(26, 26, 0, 255, 255);
    }

    @Test
    void stretchesWhatTheModalityLutGivesForThePixelsAndNotAllItsEntries() throws UnusableImageException {
        DataSet table = Elements.littleEndian(
                dataSet -> dataSet.items(ImageTag.MODALITY_LUT_SEQUENCE, Elements.table(0, 16, 0, 65535, 10, 20)));

        assertThat(samples(render(ArrayFrame.grey(2, 3), table, UNSIGNED_12, IN_8_BITS)))
                .containsExactly(0, 255);
    }

    @Test
    void prefersTheVoiLutToTheWindow() throws UnusableImageException {
        // Entries of 10 bits: 1023 is white. Hounsfield units from -2 on.
        DataSet both = Elements.littleEndian(dataSet -> dataSet.text(ImageTag.RESCALE_INTERCEPT, "-10")
                .text(ImageTag.RESCALE_SLOPE, "1")
                .text(ImageTag.WINDOW_CENTER, "1")
                .text(ImageTag.WINDOW_WIDTH, "1")
                .items(ImageTag.VOI_LUT_SEQUENCE, Elements.table(0xFFFE, 10, 0, 512, 1023), Elements.table(0, 8, 1)));

        assertThat(samples(render(ArrayFrame.grey(7, 8, 9, 10, 11), both, UNSIGNED_12, IN_8_BITS)))
                .containsExactly(0, 0, 128, 255, 255);
    }

    @Test
    void invertsMonochrome1AndThePresentationLutShapeInverseOnce() throws UnusableImageException {
        DataSet inverse = Elements.littleEndian(dataSet -> dataSet.text(ImageTag.PRESENTATION_LUT_SHAPE, "INVERSE"));
        ArrayFrame monochrome1 = ArrayFrame.of(Photometric.MONOCHROME1, 0, 1);
        ArrayFrame monochrome2 = ArrayFrame.grey(0, 1);

        assertThat(samples(render(monochrome1, Elements.none(), UNSIGNED_12, IN_8_BITS)))
                .containsExactly(255, 0);
        assertThat(samples(render(monochrome2, inverse, UNSIGNED_12, IN_8_BITS)))
                .containsExactly(255, 0);
        assertThat(samples(render(monochrome1, inverse, UNSIGNED_12, IN_8_BITS)))
                .containsExactly(255, 0);
        assertThat(samples(render(monochrome1, inverse, UNSIGNED_12, new RenderOptions(Scaling.WINDOW, 8, true))))
                .containsExactly(0, 255);
    }

    @Test
    void computesValuesThatDoNotRepeatAsThoseThatDo() throws UnusableImageException {
        DataSet window = window("30000", "60000");

        assertThat(samples(render(ArrayFrame.grey(0, 30000, 65535), window, UNSIGNED_16, IN_8_BITS)))
                .containsExactly(0, 128, 255);
    }

    @ParameterizedTest(name = "{0}, {1}, {2}: {3}")
    @CsvSource({
        "1, 0, LINEAR, 'WindowWidth is 0.0, but has to be at least 1 for VOILUTFunction LINEAR'",
        "1, 0.5, LINEAR, 'WindowWidth is 0.5, but has to be at least 1 for VOILUTFunction LINEAR'",
        "1, 0, SIGMOID, 'WindowWidth is 0.0, but has to be greater than 0'",
        "1, -1, LINEAR_EXACT, 'WindowWidth is -1.0, but has to be greater than 0'",
        "1, 1, SQUARE, 'VOILUTFunction is none of LINEAR, LINEAR_EXACT and SIGMOID'",
        "NaN, 1, LINEAR, WindowCenter is no number",
        "Doe^Jane, 1, LINEAR, WindowCenter is no number",
        "1, 1e999, LINEAR, WindowWidth is too large a number",
    })
    void refusesBadWindows(String center, String width, String function, String message) {
        DataSet window = window(center, width, function);

        assertThatThrownBy(() -> render(ArrayFrame.grey(0, 1), window, UNSIGNED_12, IN_8_BITS))
                .isInstanceOf(UnusableImageException.class)
                .hasMessage(message);
    }

    @Test
    void refusesAWindowWithoutWidth() {
        DataSet half = Elements.littleEndian(dataSet -> dataSet.text(ImageTag.WINDOW_CENTER, "40"));

        assertThatThrownBy(() -> render(ArrayFrame.grey(0, 1), half, UNSIGNED_12, IN_8_BITS))
                .isInstanceOf(UnusableImageException.class)
                .hasMessage("of WindowCenter and WindowWidth there is only one");
    }

    @Test
    void refusesASlopeOfZero() {
        DataSet flat = Elements.littleEndian(dataSet -> dataSet.text(ImageTag.RESCALE_SLOPE, "0.0"));

        assertThatThrownBy(() -> render(ArrayFrame.grey(0, 1), flat, UNSIGNED_12, IN_8_BITS))
                .isInstanceOf(UnusableImageException.class)
                .hasMessage("RescaleSlope is 0");
    }

    private static DataSet window(String center, String width) {
        return Elements.littleEndian(
                dataSet -> dataSet.text(ImageTag.WINDOW_CENTER, center).text(ImageTag.WINDOW_WIDTH, width));
    }

    private static DataSet window(String center, String width, String function) {
        return Elements.littleEndian(dataSet -> dataSet.text(ImageTag.WINDOW_CENTER, center)
                .text(ImageTag.WINDOW_WIDTH, width)
                .text(ImageTag.VOI_LUT_FUNCTION, function));
    }
}
