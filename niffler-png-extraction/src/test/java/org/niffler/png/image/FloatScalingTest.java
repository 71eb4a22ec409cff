package org.niffler.png.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.niffler.png.image.Rendering.SIGNED_32;
import static org.niffler.png.image.Rendering.in;
import static org.niffler.png.image.Rendering.samples;

import org.junit.jupiter.api.Test;
import org.niffler.dicom.DataSet;

class FloatScalingTest {

    private static final RenderOptions ORIGINAL = in(Scaling.ORIGINAL, 16);
    private static final RenderOptions LINEAR = in(Scaling.LINEAR, 16);
    private static final RenderOptions WINDOW = in(Scaling.WINDOW, 8);

    /** numpy's {@code (numpy.maximum(a, 0) / a.max() * 65535.0).astype(numpy.uint16)}, in double precision. */
    @Test
    void dividesByTheMaximumAndTruncatesAsNumpyDoes() throws UnusableImageException {
        // 0.25 / 0.7 * 65535 = 23405.36, 0.1 / 0.7 * 65535 = 9362.14
        assertThat(render(ORIGINAL, -1e9, 0, 0.25, 0.1, 0.7)).containsExactly(0, 0, 23405, 9362, 65535);
        assertThat(render(in(Scaling.ORIGINAL, 8), -1, 0.25, 0.7)).containsExactly(0, 91, 255);
    }

    @Test
    void stretchesTheValuesHoweverNarrowOrWideTheirRangeIs() throws UnusableImageException {
        assertThat(render(LINEAR, -0.5, 0, 0.5)).containsExactly(0, 32768, 65535);
        assertThat(render(LINEAR, 1e6, 1e6 + 1e-6, 1e6 + 4e-6)).containsExactly(0, 16384, 65535);
        assertThat(render(LINEAR, -Double.MAX_VALUE, 0, Double.MAX_VALUE)).containsExactly(0, 32768, 65535);
    }

    @Test
    void rescalesBeforeTheWindow() throws UnusableImageException {
        DataSet halves = Elements.littleEndian(dataSet -> dataSet.text(ImageTag.RESCALE_SLOPE, "2")
                .text(ImageTag.RESCALE_INTERCEPT, "-1")
                .text(ImageTag.VOI_LUT_FUNCTION, "LINEAR_EXACT")
                .text(ImageTag.WINDOW_CENTER, "0")
                .text(ImageTag.WINDOW_WIDTH, "1"));

        // -1, -0.5, 0.1, 0.5 and 1, of which -0.5 to 0.5 is of interest; (0.1 + 0.5) * 255 = 153
        assertThat(render(FloatArray.of(0, 0.25, 0.55, 0.75, 1), halves, WINDOW))
                .containsExactly(0, 0, 153, 255, 255);
    }

    @Test
    void stretchesModalityValuesIfNothingIsOfInterest() throws UnusableImageException {
        DataSet falling = Elements.littleEndian(dataSet -> dataSet.text(ImageTag.RESCALE_SLOPE, "-1"));

        assertThat(render(WINDOW, 0.1, 0.2, 0.5)).containsExactly(0, 64, 255);
        assertThat(render(FloatArray.of(0.1, 0.2, 0.5), falling, WINDOW)).containsExactly(255, 191, 0);
    }

    @Test
    void looksTheNearestInputUpInTables() throws UnusableImageException {
        DataSet table = Elements.littleEndian(
                dataSet -> dataSet.items(ImageTag.MODALITY_LUT_SEQUENCE, Elements.table(0, 16, 100, 0, 1000)));

        assertThat(render(FloatArray.of(-3.2, 0.4, 0.6, 1.7, 9e30), table, WINDOW))
                .containsExactly(26, 26, 0, 255, 255);
    }

    @Test
    void makesConstantFramesBlackOrWhiteByTheirSign() throws UnusableImageException {
        for (Scaling scaling : new Scaling[] {Scaling.ORIGINAL, Scaling.LINEAR, Scaling.WINDOW}) {
            assertThat(render(in(scaling, 8), 0, 0)).containsExactly(0, 0);
            assertThat(render(in(scaling, 8), -0.5, -0.5)).containsExactly(0, 0);
            assertThat(render(in(scaling, 8), 1e-40, 1e-40)).containsExactly(255, 255);
        }
    }

    @Test
    void invertsMonochrome1UnlessThePhotometricInterpretationIsKept() throws UnusableImageException {
        FloatArray frame = new FloatArray(2, 1, Photometric.MONOCHROME1, 0, 0.5);

        assertThat(render(frame, Elements.none(), ORIGINAL)).containsExactly(65535, 0);
        assertThat(render(frame, Elements.none(), new RenderOptions(Scaling.ORIGINAL, 16, true)))
                .containsExactly(0, 65535);
    }

    @Test
    void rendersRowsInTheirOrder() throws UnusableImageException {
        FloatArray frame = new FloatArray(2, 2, Photometric.MONOCHROME2, 0, 1, 0.2, 0.4);

        assertThat(render(frame, Elements.none(), in(Scaling.LINEAR, 8))).containsExactly(0, 255, 51, 102);
    }

    @Test
    void refusesToLeaveValuesUnscaled() {
        assertThatThrownBy(() -> render(in(Scaling.NONE, 16), 0, 1))
                .isInstanceOf(UnusableImageException.class)
                .hasMessage("floating point pixel data has no stored integers; choose another scaling");
    }

    private static int[] render(RenderOptions options, double... values) throws UnusableImageException {
        return render(FloatArray.of(values), Elements.none(), options);
    }

    private static int[] render(FloatArray frame, DataSet dataSet, RenderOptions options)
            throws UnusableImageException {
        return samples(new Renderer().render(frame, FrameAttributes.of(dataSet, 0), SIGNED_32, options));
    }
}
