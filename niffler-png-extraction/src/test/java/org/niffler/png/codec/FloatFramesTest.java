package org.niffler.png.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.png.image.FailureClass;
import org.niffler.png.image.UndecodableException;

class FloatFramesTest {

    @TempDir
    private Path folder;

    @Test
    void readsFloatsInEitherByteOrder() throws Exception {
        for (String transferSyntax : new String[] {TestImage.EXPLICIT, TestImage.BIG_ENDIAN}) {
            TestImage image = TestImage.of(transferSyntax, 2, 2).floats(-1.5f, 0, 0.25f, 3e38f);

            assertThat(image.readReal(folder, 0)).containsExactly(-1.5, 0, 0.25, 3e38f);
        }
    }

    @Test
    void readsDoublesInEitherByteOrder() throws Exception {
        for (String transferSyntax : new String[] {TestImage.EXPLICIT, TestImage.BIG_ENDIAN}) {
            TestImage image = TestImage.of(transferSyntax, 3, 1).doubles(-1e300, 1 + 1e-15, 1e300);

            assertThat(image.readReal(folder, 0)).containsExactly(-1e300, 1 + 1e-15, 1e300);
        }
    }

    @Test
    void readsEachFrame() throws Exception {
        TestImage image = TestImage.of(TestImage.BIG_ENDIAN, 2, 1).frames(2).floats(1, 2, 3, 4);

        assertThat(image.readReal(folder, 0)).containsExactly(1, 2);
        assertThat(image.readReal(folder, 1)).containsExactly(3, 4);
    }

    @Test
    void takesWhatIsNoNumberForZeroAndInfinityForTheOutermostFiniteValues() throws Exception {
        float up = Float.POSITIVE_INFINITY;
        float down = Float.NEGATIVE_INFINITY;
        TestImage image = TestImage.of(TestImage.EXPLICIT, 5, 1);

        assertThat(image.floats(Float.NaN, up, -100, 7, down).readReal(folder, 0))
                .containsExactly(0, 7, -100, 7, -100);
        assertThat(image.floats(up, up, Float.NaN, down, up).readReal(folder, 0))
                .containsExactly(0, 0, 0, 0, 0);
        assertThat(image.doubles(Double.NaN, 1, Double.POSITIVE_INFINITY, 2, 2).readReal(folder, 0))
                .containsExactly(0, 1, 2, 2, 2);
    }

    @Test
    void readsTheWholeFramesOfACutFileOnly() throws Exception {
        TestImage image = TestImage.of(TestImage.EXPLICIT, 1, 1).floats(7).frames(2);
        image.pixels(0, 0, 0x80, 0x3F, 0, 0);

        assertThat(image.readReal(folder, 0)).containsExactly(1);
        assertThatExceptionOfType(UndecodableException.class)
                .isThrownBy(() -> image.readReal(folder, 1))
                .withMessage("the pixel data is cut: frame 2 of 2 needs 4 bytes, but the file has 2 of them")
                .satisfies(failure -> assertThat(failure.failureClass()).isEqualTo(FailureClass.DECODER));
    }

    @Test
    void refusesOtherBitsThanTheValuesHave() {
        TestImage image = TestImage.of(TestImage.EXPLICIT, 1, 1).floats(1).us(0x00280100, 16);

        assertThatExceptionOfType(UndecodableException.class)
                .isThrownBy(() -> image.open(folder))
                .withMessage("BitsAllocated (0028,0100) is 16, but the floating point values have 32 bits")
                .satisfies(failure -> assertThat(failure.failureClass()).isEqualTo(FailureClass.BAD_VALUE));
    }

    @Test
    void refusesColours() {
        TestImage image = TestImage.of(TestImage.EXPLICIT, 1, 1).floats(1, 2, 3).colour("RGB", 0);

        assertThatExceptionOfType(UndecodableException.class)
                .isThrownBy(() -> image.open(folder))
                .withMessage(
                        "PhotometricInterpretation (0028,0004) is RGB, but floating point pixel data has grey levels"
                                + " only")
                .satisfies(failure -> assertThat(failure.failureClass()).isEqualTo(FailureClass.BAD_VALUE));
    }
}
