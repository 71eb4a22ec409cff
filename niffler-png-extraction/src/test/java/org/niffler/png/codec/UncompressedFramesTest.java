package org.niffler.png.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.png.image.FailureClass;
import org.niffler.png.image.Photometric;
import org.niffler.png.image.UndecodableException;

class UncompressedFramesTest {

    @TempDir
    private Path folder;

    @Test
    void readsUnsignedAndSignedWords() throws Exception {
        TestImage image = TestImage.of(TestImage.EXPLICIT, 2, 1).pixels(0xFF, 0xFF, 0x01, 0x80);

        assertThat(image.read(folder, 0)).containsExactly(65535, 32769);
        assertThat(image.signed().read(folder, 0)).containsExactly(-1, -32767);
    }

    @Test
    void extendsTheSignFromBitsStored() throws Exception {
        TestImage image = TestImage.of(TestImage.EXPLICIT, 2, 1).bits(16, 12).signed();

        assertThat(image.pixels(0xFF, 0x0F, 0xFF, 0x07).read(folder, 0)).containsExactly(-1, 2047);
    }

    @Test
    void leavesOutOverlaysInUnusedBits() throws Exception {
        TestImage image = TestImage.of(TestImage.EXPLICIT, 2, 1).bits(16, 12);

        assertThat(image.pixels(0x34, 0xF2, 0x00, 0x10).read(folder, 0)).containsExactly(0x234, 0);
    }

    @Test
    void shiftsValuesThatStandHigh() throws Exception {
        TestImage image = TestImage.of(TestImage.EXPLICIT, 1, 1).bits(16, 12, 15);

        assertThat(image.pixels(0x3F, 0x12).read(folder, 0)).containsExactly(0x123);
    }

    @Test
    void readsLongWords() throws Exception {
        TestImage image = TestImage.of(TestImage.EXPLICIT, 1, 1).bits(32, 32);

        assertThat(image.pixels(4, 3, 2, 1).read(folder, 0)).containsExactly(0x01020304);
    }

    @Test
    void unpacksSingleBitsAcrossTheBordersOfFrames() throws Exception {
        TestImage image = TestImage.of(TestImage.EXPLICIT, 3, 1).bits(1, 1).frames(3);
        image.pixels(0b01_011_101, 0b0000_0001);

        assertThat(image.read(folder, 0)).containsExactly(1, 0, 1);
        assertThat(image.read(folder, 1)).containsExactly(1, 1, 0);
        assertThat(image.read(folder, 2)).containsExactly(1, 0, 1);
    }

    @Test
    void unpacksTwelveAllocatedBits() throws Exception {
        TestImage image = TestImage.of(TestImage.EXPLICIT, 2, 1).bits(12, 12);

        assertThat(image.pixels(0x21, 0x43, 0x65).read(folder, 0)).containsExactly(0x321, 0x654);
    }

    @Test
    void swapsBigEndianWordsOfBytes() throws Exception {
        TestImage image = TestImage.of(TestImage.BIG_ENDIAN, 3, 1).bits(8, 8).frames(2);
        image.pixels(2, 1, 4, 3, 6, 5);

        assertThat(image.read(folder, 0)).containsExactly(1, 2, 3);
        assertThat(image.read(folder, 1)).containsExactly(4, 5, 6);
        assertThat(image.vr("OB").read(folder, 0)).containsExactly(2, 1, 4);
    }

    @Test
    void readsBigEndianWords() throws Exception {
        TestImage image = TestImage.of(TestImage.BIG_ENDIAN, 2, 1);

        assertThat(image.pixels(0x12, 0x34, 0, 1).read(folder, 0)).containsExactly(0x1234, 1);
    }

    @Test
    void readsColoursSideBySideAndInPlanes() throws Exception {
        TestImage image = TestImage.of(TestImage.EXPLICIT, 2, 1).bits(8, 8).pixels(1, 2, 3, 4, 5, 6);

        assertThat(image.colour("RGB", 0).read(folder, 0)).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(image.colour("RGB", 1).read(folder, 0)).containsExactly(1, 3, 5, 2, 4, 6);
    }

    @Test
    void expandsChrominanceThatPixelsShare() throws Exception {
        TestImage image = TestImage.of(TestImage.EXPLICIT, 2, 2).bits(8, 8).colour("YBR_FULL_422", 0);
        image.pixels(10, 11, 100, 200, 20, 21, 101, 201);

        try (FrameReader reader = image.open(folder)) {
            assertThat(TestImage.values(reader.read(0)))
                    .containsExactly(10, 100, 200, 11, 100, 200, 20, 101, 201, 21, 101, 201);
            assertThat(reader.read(0).photometric()).isEqualTo(Photometric.YBR_FULL);
        }
    }

    @Test
    void seesThatChrominanceIsNotSharedAfterAll() throws Exception {
        TestImage image = TestImage.of(TestImage.EXPLICIT, 2, 1).bits(8, 8).colour("YBR_FULL_422", 0);

        assertThat(image.pixels(1, 2, 3, 4, 5, 6).read(folder, 0)).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void readsTheWholeFramesOfACutFileOnly() throws Exception {
        TestImage image = TestImage.of(TestImage.EXPLICIT, 1, 1).frames(2).pixels(1, 0, 2);

        assertThat(image.read(folder, 0)).containsExactly(1);
        assertThatExceptionOfType(UndecodableException.class)
                .isThrownBy(() -> image.read(folder, 1))
                .withMessage("the pixel data is cut: frame 2 of 2 needs 2 bytes, but the file has 1 of them")
                .satisfies(failure -> assertThat(failure.failureClass()).isEqualTo(FailureClass.DECODER));
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        TestImage image =
                TestImage.of(TestImage.EXPLICIT, 1, 1).without(0x00280010).pixels(1, 0);

        assertThatExceptionOfType(UndecodableException.class)
                .isThrownBy(() -> image.open(folder))
                .withMessage("Rows (0028,0010) is missing")
                .satisfies(failure -> assertThat(failure.failureClass()).isEqualTo(FailureClass.ATTRIBUTE_MISSING));
    }

    @Test
    void saysWhatCannotBe() {
        TestImage image =
                TestImage.of(TestImage.EXPLICIT, 1, 1).us(0x00280100, 99).pixels(1, 0);

        assertThatExceptionOfType(UndecodableException.class)
                .isThrownBy(() -> image.open(folder))
                .withMessage("BitsAllocated (0028,0100) is not a number from 1 to 32")
                .satisfies(failure -> assertThat(failure.failureClass()).isEqualTo(FailureClass.BAD_VALUE));
    }
}
