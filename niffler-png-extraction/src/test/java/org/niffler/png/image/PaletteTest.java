package org.niffler.png.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.niffler.png.image.Rendering.SIGNED_16;
import static org.niffler.png.image.Rendering.UNSIGNED_16;
import static org.niffler.png.image.Rendering.UNSIGNED_8;
import static org.niffler.png.image.Rendering.in;
import static org.niffler.png.image.Rendering.render;
import static org.niffler.png.image.Rendering.samples;

import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.niffler.dicom.DataSet;

/** PS3.3 C.7.6.3.1.5, C.7.6.3.1.6 and C.7.9. */
class PaletteTest {

    private static final RenderOptions IN_16_BITS = in(Scaling.ORIGINAL, 16);
    private static final RenderOptions IN_8_BITS = in(Scaling.ORIGINAL, 8);

    @Test
    void looksUpColoursOf16Bits() throws UnusableImageException {
        DataSet palette = Elements.littleEndian(dataSet -> dataSet.channel(PaletteTag.RED, 0, 16, 0, 65535)
                .channel(PaletteTag.GREEN, 0, 16, 1000, 2000)
                .channel(PaletteTag.BLUE, 0, 16, 5, 6));

        Rendered wide = render(indices(0, 1), palette, UNSIGNED_8, IN_16_BITS);
        Rendered narrow = render(indices(0, 1), palette, UNSIGNED_8, IN_8_BITS);

        assertThat(samples(wide)).containsExactly(0, 1000, 5, 65535, 2000, 6);
        assertThat(wide.picture().bitDepth()).isEqualTo(16);
        assertThat(wide.picture().colour()).isTrue();
        // 1000 / 65535 * 255 = 3.89, 2000 -> 7.78, 5 -> 0.02
        assertThat(samples(narrow)).containsExactly(0, 4, 0, 255, 8, 0);
        assertThat(narrow.picture().bitDepth()).isEqualTo(8);
    }

    @Test
    void looksUpColoursOf8BitsThatArePackedTwoAWord() throws UnusableImageException {
        Consumer<Elements> packed = dataSet -> {
            for (PaletteTag channel : PaletteTag.values()) {
                int red = channel == PaletteTag.RED ? 10 : 0;
                dataSet.words(channel.descriptor(), VR.US, 4, 0, 8)
                        .words(channel.data(), VR.OW, 2 << 8 | 1 + red, 4 << 8 | 3 + red);
            }
        };

        Rendered little = render(indices(0, 1, 2, 3), Elements.littleEndian(packed), UNSIGNED_8, IN_16_BITS);
        Rendered big = render(indices(0, 1, 2, 3), Elements.bigEndian(packed), UNSIGNED_8, IN_16_BITS);

        assertThat(samples(little)).containsExactly(11, 1, 1, 2, 2, 2, 13, 3, 3, 4, 4, 4);
        assertThat(samples(big)).isEqualTo(samples(little));
        assertThat(little.picture().bitDepth()).isEqualTo(8);
    }

    @Test
    void takes8BitColoursInEntriesOf16BitsAsWhatTheyAre() throws UnusableImageException {
        DataSet palette = Elements.bigEndian(dataSet -> dataSet.channel(PaletteTag.RED, 0, 16, 0, 255)
                .channel(PaletteTag.GREEN, 0, 16, 7, 128)
                .channel(PaletteTag.BLUE, 0, 16, 1, 2));

        Rendered rendered = render(indices(0, 1), palette, UNSIGNED_8, IN_16_BITS);

        assertThat(samples(rendered)).containsExactly(0, 7, 1, 255, 128, 2);
        assertThat(rendered.picture().bitDepth()).isEqualTo(8);
    }

    @Test
    void takes16BitColoursInEntriesThatAreSaidToHave8() throws UnusableImageException {
        DataSet palette = Elements.littleEndian(dataSet -> dataSet.channel(PaletteTag.RED, 0, 8, 0, 65535)
                .channel(PaletteTag.GREEN, 0, 8, 7, 128)
                .channel(PaletteTag.BLUE, 0, 8, 1, 2));

        assertThat(samples(render(indices(0, 1), palette, UNSIGNED_8, IN_16_BITS)))
                .containsExactly(0, 7, 1, 65535, 128, 2);
    }

    @Test
    void takesTheFirstColourForAllBelowAndTheLastForAllAbove() throws UnusableImageException {
        DataSet palette = Elements.littleEndian(dataSet -> all(dataSet, 100, 1, 2, 3));

        assertThat(samples(render(indices(0, 99, 100, 101, 102, 255), palette, UNSIGNED_8, IN_8_BITS)))
                .containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3, 3);
    }

    @Test
    void countsFromANegativeValueIfStoredValuesAreSigned() throws UnusableImageException {
        DataSet implicit = Elements.littleEndian(dataSet -> all(dataSet, 0xFFFF, 1, 2, 3));
        DataSet explicit = Elements.littleEndian(dataSet -> {
            for (PaletteTag channel : PaletteTag.values()) {
                dataSet.words(channel.descriptor(), VR.SS, 3, -1, 16).words(channel.data(), VR.US, 1, 2, 3);
            }
        });

        assertThat(samples(render(indices(-2, -1, 0, 1), implicit, SIGNED_16, IN_8_BITS)))
                .containsExactly(1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3);
        assertThat(samples(render(indices(-2, -1, 0, 1), explicit, SIGNED_16, IN_8_BITS)))
                .containsExactly(1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3);
    }

    @Test
    void readsZeroEntriesAs65536() throws UnusableImageException {
        int[] entries = IntStream.range(0, 65536).toArray();
        DataSet palette = Elements.bigEndian(dataSet -> {
            for (PaletteTag channel : PaletteTag.values()) {
                dataSet.words(channel.descriptor(), VR.US, 0, 0, 16).words(channel.data(), VR.OW, entries);
            }
        });

        assertThat(samples(render(indices(0, 40000, 65535), palette, UNSIGNED_16, IN_16_BITS)))
                .containsExactly(0, 0, 0, 40000, 40000, 40000, 65535, 65535, 65535);
    }

    @Test
    void expandsSegmentedData() throws UnusableImageException {
        DataSet palette = Elements.bigEndian(dataSet -> {
            for (PaletteTag channel : PaletteTag.values()) {
                dataSet.words(channel.descriptor(), VR.US, 4, 0, 16)
                        .words(channel.segmentedData(), VR.OW, 0, 1, 1000, 1, 3, 4000);
            }
        });

        assertThat(samples(render(indices(0, 1, 2, 3), palette, UNSIGNED_8, IN_16_BITS)))
                .containsExactly(1000, 1000, 1000, 2000, 2000, 2000, 3000, 3000, 3000, 4000, 4000, 4000);
    }

    @Test
    void refusesAPaletteWithoutData() {
        DataSet palette = Elements.littleEndian(dataSet -> dataSet.words(PaletteTag.RED.descriptor(), VR.US, 2, 0, 16));

        assertThatThrownBy(() -> render(indices(0, 1), palette, UNSIGNED_8, IN_8_BITS))
                .isInstanceOf(UnusableImageException.class)
                .hasMessage("RedPaletteColorLookupTableData is missing or empty");
        assertThatThrownBy(() -> render(indices(0, 1), Elements.none(), UNSIGNED_8, IN_8_BITS))
                .isInstanceOf(UnusableImageException.class)
                .hasMessage("RedPaletteColorLookupTableDescriptor is missing or empty");
    }

    private static void all(Elements dataSet, int first, int... entries) {
        for (PaletteTag channel : PaletteTag.values()) {
            dataSet.channel(channel, first, 16, entries);
        }
    }

    private static ArrayFrame indices(int... values) {
        return ArrayFrame.of(Photometric.PALETTE_COLOR, values);
    }
}
