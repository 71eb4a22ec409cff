package org.niffler.png.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.niffler.png.image.Rendering.UNSIGNED_12;
import static org.niffler.png.image.Rendering.samples;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.niffler.dicom.DataSet;

/** Functional groups (PS3.3 C.7.6.16): Pixel Value Transformation (C.7.6.16.2.9) and Frame VOI LUT (C.7.6.16.2.10). */
class EnhancedImageTest {

    private static final RenderOptions WINDOW = Rendering.in(Scaling.WINDOW, 8);

    @Test
    void givesEachFrameItsOwnWindow() throws UnusableImageException {
        DataSet dataSet = Elements.littleEndian(enhanced ->
                enhanced.items(ImageTag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, voi("10", "1"), voi("20", "1")));

        assertThat(samples(render(dataSet, 0))).containsExactly(0, 255, 255);
        assertThat(samples(render(dataSet, 1))).containsExactly(0, 0, 255);
    }

    @Test
    void takesFromTheSharedGroupsWhatAFrameDoesNotSay() throws UnusableImageException {
        DataSet dataSet = Elements.littleEndian(enhanced -> enhanced.items(
                        ImageTag.SHARED_FUNCTIONAL_GROUPS_SEQUENCE,
                        voi("20", "1").andThen(rescale("1", "10")))
                .items(ImageTag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, item -> {}, rescale("1", "0")));

        assertThat(samples(render(dataSet, 0))).containsExactly(0, 255, 255);
        assertThat(samples(render(dataSet, 1))).containsExactly(0, 0, 255);
    }

    @Test
    void takesFromTheDataSetWhatNoGroupSays() throws UnusableImageException {
        DataSet dataSet = Elements.littleEndian(enhanced -> window("20", "1")
                .andThen(all -> all.items(ImageTag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, rescale("1", "10")))
                .accept(enhanced));

        assertThat(samples(render(dataSet, 0))).containsExactly(0, 255, 255);
    }

    @Test
    void refusesAFrameThatTheGroupsDoNotHave() {
        DataSet dataSet = Elements.littleEndian(
                enhanced -> enhanced.items(ImageTag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, item -> {}));

        assertThatThrownBy(() -> render(dataSet, 2))
                .isInstanceOf(UnusableImageException.class)
                .hasMessage("PerFrameFunctionalGroupsSequence has 1 items, none for frame 3");
    }

    @Test
    void refusesFramesBeforeTheFirst() {
        assertThatThrownBy(() -> FrameAttributes.of(Elements.none(), -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("frames are counted from 0, there is no frame -1");
    }

    private static Rendered render(DataSet dataSet, int frame) throws UnusableImageException {
        return new Renderer()
                .render(ArrayFrame.grey(5, 15, 25), FrameAttributes.of(dataSet, frame), UNSIGNED_12, WINDOW);
    }

    private static Consumer<Elements> window(String center, String width) {
        return item -> item.text(ImageTag.WINDOW_CENTER, center).text(ImageTag.WINDOW_WIDTH, width);
    }

    private static Consumer<Elements> rescale(String slope, String intercept) {
        return groups -> groups.items(
                ImageTag.PIXEL_VALUE_TRANSFORMATION_SEQUENCE,
                item -> item.text(ImageTag.RESCALE_SLOPE, slope).text(ImageTag.RESCALE_INTERCEPT, intercept));
    }

    private static Consumer<Elements> voi(String center, String width) {
        return groups -> groups.items(ImageTag.FRAME_VOI_LUT_SEQUENCE, window(center, width));
    }
}
