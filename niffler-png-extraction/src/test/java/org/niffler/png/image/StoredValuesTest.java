package org.niffler.png.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.niffler.png.image.Rendering.SIGNED_12;
import static org.niffler.png.image.Rendering.SIGNED_16;
import static org.niffler.png.image.Rendering.SIGNED_32;
import static org.niffler.png.image.Rendering.UNSIGNED_12;
import static org.niffler.png.image.Rendering.UNSIGNED_32;
import static org.niffler.png.image.Rendering.UNSIGNED_8;
import static org.niffler.png.image.Rendering.in;
import static org.niffler.png.image.Rendering.render;
import static org.niffler.png.image.Rendering.samples;

import org.junit.jupiter.api.Test;

class StoredValuesTest {

    private static final RenderOptions UNSCALED = in(Scaling.NONE, 8);

    @Test
    void keepsUnsignedValuesIn16Bits() throws UnusableImageException {
        Rendered rendered = render(ArrayFrame.grey(0, 7, 4095), UNSIGNED_12, UNSCALED);

        assertThat(samples(rendered)).containsExactly(0, 7, 4095);
        assertThat(rendered.picture().bitDepth()).isEqualTo(16);
        assertThat(rendered.note()).isEmpty();
    }

    @Test
    void raisesSignedValuesByHalfTheirRangeAndSaysSo() throws UnusableImageException {
        Rendered wide = render(ArrayFrame.grey(-32768, -1, 0, 32767), SIGNED_16, UNSCALED);
        Rendered narrow = render(ArrayFrame.grey(-2048, 0, 2047), SIGNED_12, UNSCALED);

        assertThat(samples(wide)).containsExactly(0, 32767, 32768, 65535);
        assertThat(wide.note()).contains("offset=-32768");
        assertThat(samples(narrow)).containsExactly(0, 2048, 4095);
        assertThat(narrow.note()).contains("offset=-2048");
    }

    @Test
    void doesNotInvertMonochrome1() throws UnusableImageException {
        Rendered rendered = render(ArrayFrame.of(Photometric.MONOCHROME1, 0, 5), UNSIGNED_12, UNSCALED);

        assertThat(samples(rendered)).containsExactly(0, 5);
        assertThat(rendered.note()).isEmpty();
    }

    @Test
    void takesValuesOf32BitsThatFit() throws UnusableImageException {
        Rendered signed = render(ArrayFrame.grey(-32768, 32767), SIGNED_32, UNSCALED);

        assertThat(samples(render(ArrayFrame.grey(0, 65535), UNSIGNED_32, UNSCALED)))
                .containsExactly(0, 65535);
        assertThat(samples(signed)).containsExactly(0, 65535);
        assertThat(signed.note()).contains("offset=-32768");
    }

    @Test
    void refusesValuesOf32BitsThatDoNotFit() {
        assertThatThrownBy(() -> render(ArrayFrame.grey(5, 65536), UNSIGNED_32, UNSCALED))
                .isInstanceOf(UnusableImageException.class)
                .hasMessage("stored values from 5 to 65536 do not fit a PNG unscaled, which takes 0 to 65535");
        assertThatThrownBy(() -> render(ArrayFrame.grey(-40000, 0), SIGNED_32, UNSCALED))
                .isInstanceOf(UnusableImageException.class)
                .hasMessage("stored values from -40000 to 0 do not fit a PNG unscaled, which takes -32768 to 32767");
    }

    @Test
    void keepsColourAsItIsStored() throws UnusableImageException {
        Rendered bytes = render(ArrayFrame.of(Photometric.RGB, 1, 2, 255), UNSIGNED_8, UNSCALED);
        Rendered words = render(ArrayFrame.of(Photometric.RGB, 1, 2, 4095), UNSIGNED_12, UNSCALED);

        assertThat(samples(bytes)).containsExactly(1, 2, 255);
        assertThat(bytes.picture().bitDepth()).isEqualTo(8);
        assertThat(bytes.note()).isEmpty();
        assertThat(samples(words)).containsExactly(1, 2, 4095);
        assertThat(words.picture().bitDepth()).isEqualTo(16);
    }

    @Test
    void saysWhenSamplesAreNoColoursOrGreys() throws UnusableImageException {
        Rendered ybr = render(ArrayFrame.of(Photometric.YBR_FULL, 81, 90, 240), UNSIGNED_8, UNSCALED);
        Rendered indices = render(ArrayFrame.of(Photometric.PALETTE_COLOR, 0, 255), UNSIGNED_8, UNSCALED);

        assertThat(samples(ybr)).containsExactly(81, 90, 240);
        assertThat(ybr.note()).contains("samples=YBR_FULL");
        assertThat(samples(indices)).containsExactly(0, 255);
        assertThat(indices.picture().colour()).isFalse();
        assertThat(indices.note()).contains("samples=PALETTE COLOR");
    }
}
