package org.niffler.png.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.niffler.png.image.Rendering.UNSIGNED_12;
import static org.niffler.png.image.Rendering.in;
import static org.niffler.png.image.Rendering.samples;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niffler.dicom.DataSet;

class ChosenWindowTest {

    private static final RenderOptions IN_8_BITS = in(Scaling.WINDOW, 8);
    private static final ChosenWindow HUNDRED = new ChosenWindow(0, 100);

    private static int[] render(Frame frame, DataSet dataSet, ChosenWindow window) throws UnusableImageException {
        FrameAttributes attributes = FrameAttributes.of(dataSet, 0).with(window);
        return samples(new Renderer().render(frame, attributes, UNSIGNED_12, IN_8_BITS));
    }

    private static GreyValues values(Frame frame, DataSet dataSet) throws UnusableImageException {
        return GreyValues.of(frame, FrameAttributes.of(dataSet, 0), UNSIGNED_12).orElseThrow();
    }

    @Test
    void takesThePlaceOfTheImagesOwnWindowBehindTheRescaling() throws UnusableImageException {
        DataSet ct = Elements.littleEndian(dataSet -> dataSet.text(ImageTag.RESCALE_INTERCEPT, "-1024")
                .text(ImageTag.RESCALE_SLOPE, "1")
                .text(ImageTag.VOI_LUT_FUNCTION, "SIGMOID")
                .text(ImageTag.WINDOW_CENTER, "500")
                .text(ImageTag.WINDOW_WIDTH, "1"));

        // -50, -49 and 0 by PS3.3 C.11.2.1.2.1: 0, 2.58 and 128.79
        assertThat(render(ArrayFrame.grey(974, 975, 1024, 1073), ct, HUNDRED)).containsExactly(0, 3, 129, 255);
    }

    @Test
    void takesThePlaceOfAVoiLutOfAFrameOfItsOwn() throws UnusableImageException {
        DataSet enhanced = Elements.littleEndian(dataSet -> dataSet.items(
                ImageTag.SHARED_FUNCTIONAL_GROUPS_SEQUENCE,
                groups -> groups.items(
                        ImageTag.FRAME_VOI_LUT_SEQUENCE,
                        voi -> voi.items(ImageTag.VOI_LUT_SEQUENCE, Elements.table(0, 8, 7, 7)))));

        assertThat(render(ArrayFrame.grey(0, 49), enhanced, HUNDRED)).containsExactly(129, 255);
    }

    @Test
    void leavesMonochrome1Inverted() throws UnusableImageException {
        ArrayFrame frame = ArrayFrame.of(Photometric.MONOCHROME1, 0, 49);

        assertThat(render(frame, Elements.none(), HUNDRED)).containsExactly(126, 0);
    }

    @Test
    void appliesToFloatingPointValues() throws UnusableImageException {
        FloatArray frame = new FloatArray(3, 1, Photometric.MONOCHROME2, -51, -0.5, 49.5);

        assertThat(render(frame, Elements.none(), HUNDRED)).containsExactly(0, 128, 255);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"NaN, 100", "Infinity, 100", "0, NaN", "0, Infinity", "0, 0.99", "0, -5"})
    void isRefusedIfItIsNoWindow(double center, double width) {
        assertThatThrownBy(() -> new ChosenWindow(center, width))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a window has a finite center, and a finite width of at least 1");
    }

    @Test
    void beginsWithTheImagesOwnWindowAndTheRangeOfItsFrame() throws UnusableImageException {
        DataSet ct = Elements.littleEndian(dataSet -> dataSet.text(ImageTag.RESCALE_INTERCEPT, "100")
                .text(ImageTag.RESCALE_SLOPE, "-2")
                .text(ImageTag.WINDOW_CENTER, "40", "300")
                .text(ImageTag.WINDOW_WIDTH, "400", "1500"));

        GreyValues values = values(ArrayFrame.grey(5, 10, 60), ct);

        assertThat(values.range()).isEqualTo(new ModalityRange(-20, 90));
        assertThat(values.window()).contains(new ChosenWindow(40, 400));
        assertThat(values(new FloatArray(2, 1, Photometric.MONOCHROME2, 0.5, 1.5), ct)
                        .range())
                .isEqualTo(new ModalityRange(97, 99));
    }

    @Test
    void hasNoWindowToBeginWithIfTheImageHasATableOrAnotherFunction() throws UnusableImageException {
        DataSet table = Elements.littleEndian(
                dataSet -> dataSet.items(ImageTag.MODALITY_LUT_SEQUENCE, Elements.table(0, 16, 7, 65535, 3, 5))
                        .items(ImageTag.VOI_LUT_SEQUENCE, Elements.table(0, 8, 7, 7)));
        DataSet sigmoid = Elements.littleEndian(dataSet -> dataSet.text(ImageTag.VOI_LUT_FUNCTION, "SIGMOID")
                .text(ImageTag.WINDOW_CENTER, "1")
                .text(ImageTag.WINDOW_WIDTH, "0.5"));
        ArrayFrame frame = ArrayFrame.grey(0, 2, 3);

        assertThat(values(frame, table)).isEqualTo(new GreyValues(new ModalityRange(3, 7), Optional.empty()));
        assertThat(values(frame, sigmoid).window()).isEmpty();
        assertThat(values(frame, Elements.none()).window()).isEmpty();
    }

    @Test
    void doesNotApplyToColour() throws UnusableImageException {
        ArrayFrame frame = ArrayFrame.of(Photometric.RGB, 10, 20, 30);

        assertThat(GreyValues.of(frame, FrameAttributes.of(Elements.none(), 0), UNSIGNED_12))
                .isEmpty();
        assertThat(render(frame, Elements.none(), HUNDRED))
                .isEqualTo(samples(
                        new Renderer().render(frame, FrameAttributes.of(Elements.none(), 0), UNSIGNED_12, IN_8_BITS)));
    }
}
