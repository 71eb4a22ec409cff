package org.niffler.png.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.png.image.Photometric;
import org.niffler.png.image.UndecodableException;

class EncapsulatedFramesTest {

    @TempDir
    private Path folder;

    @Test
    void unpacksTheBytesOfWords() throws Exception {
        byte[] frame = Rle.frame(new byte[] {1, 1, 1, 2}, new byte[] {5, 6, 7, 7});
        TestImage image = TestImage.of(TestImage.RLE, 2, 2).fragments(frame);

        assertThat(image.read(folder, 0)).containsExactly(0x105, 0x106, 0x107, 0x207);
    }

    @Test
    void unpacksColoursWhateverThePlanarConfiguration() throws Exception {
        byte[] frame = Rle.frame(new byte[] {1, 1}, new byte[] {2, 3}, new byte[] {4, 4});
        TestImage image = TestImage.of(TestImage.RLE, 2, 1).bits(8, 8).fragments(frame);

        assertThat(image.colour("RGB", 0).read(folder, 0)).containsExactly(1, 2, 4, 1, 3, 4);
        try (FrameReader reader = image.colour("YBR_FULL", 1).open(folder)) {
            assertThat(TestImage.values(reader.read(0))).containsExactly(1, 2, 4, 1, 3, 4);
            assertThat(reader.read(0).photometric()).isEqualTo(Photometric.YBR_FULL);
        }
    }

    @Test
    void saysHowFarACutSegmentGoes() {
        byte[] frame = Rle.frame(new byte[] {1, 2, 3});
        TestImage image = TestImage.of(TestImage.RLE, 2, 2).bits(8, 8).fragments(frame);

        assertThatExceptionOfType(UndecodableException.class)
                .isThrownBy(() -> image.read(folder, 0))
                .withMessage("the RLE frame is cut: a segment of 8 bytes makes 3 of 4");
    }

    @Test
    void saysThatSegmentsAreMissing() {
        TestImage image = TestImage.of(TestImage.RLE, 1, 1).fragments(Rle.frame(new byte[] {1}));

        assertThatExceptionOfType(UndecodableException.class)
                .isThrownBy(() -> image.read(folder, 0))
                .withMessage("the RLE frame has 1 segments, but the image needs 2");
    }

    @Test
    void inflatesDeflatedFrames() throws Exception {
        TestImage image =
                TestImage.of(TestImage.DEFLATED_FRAMES, 3, 3).bits(1, 1).frames(2);
        image.fragments(deflated(0b1010_1010, 1), deflated(0, 0));

        assertThat(image.read(folder, 0)).containsExactly(0, 1, 0, 1, 0, 1, 0, 1, 1);
        assertThat(image.read(folder, 1)).containsOnly(0);
    }

    @Test
    void readsUncompressedFramesInFragments() throws Exception {
        TestImage image =
                TestImage.of(TestImage.ENCAPSULATED_UNCOMPRESSED, 1, 1).frames(2);

        assertThat(image.fragments(new byte[] {1, 0}, new byte[] {2, 0}).read(folder, 1))
                .containsExactly(2);
    }

    @Test
    void putsTheFragmentsOfAFrameTogetherByTheBasicOffsetTable() throws Exception {
        byte[] frame = Rle.frame(new byte[] {9});
        byte[] start = Arrays.copyOf(frame, 10);
        byte[] end = Arrays.copyOfRange(frame, 10, frame.length);
        TestImage image = TestImage.of(TestImage.RLE, 1, 1).bits(8, 8).frames(2);
        image.fragments(start, end, Rle.frame(new byte[] {8})).basicOffsets(0, 10 + end.length + 16);

        assertThat(image.read(folder, 0)).containsExactly(9);
        assertThat(image.read(folder, 1)).containsExactly(8);
    }

    @Test
    void putsThemTogetherByHowFramesBegin() throws Exception {
        byte[] frame = Rle.frame(new byte[] {9});
        byte[] start = Arrays.copyOf(frame, 10);
        byte[] end = Arrays.copyOfRange(frame, 10, frame.length);
        TestImage image = TestImage.of(TestImage.RLE, 1, 1).bits(8, 8).frames(2);
        image.fragments(start, end, Rle.frame(new byte[] {8}));

        assertThat(image.read(folder, 0)).containsExactly(9);
        assertThat(image.read(folder, 1)).containsExactly(8);
    }

    @Test
    void cutsFramesToTheirExtendedLengths() throws Exception {
        byte[] padded = {1, 0, 99, 99};
        TestImage image =
                TestImage.of(TestImage.ENCAPSULATED_UNCOMPRESSED, 1, 1).frames(2);
        image.fragments(padded, new byte[] {2, 0}).extendedOffsets(0, 12).extendedLengths(2, 2);

        assertThat(image.read(folder, 0)).containsExactly(1);
        assertThat(image.read(folder, 1)).containsExactly(2);
    }

    @Test
    void doesNotBelieveAnOffsetTableThatPointsNowhere() throws Exception {
        TestImage image =
                TestImage.of(TestImage.ENCAPSULATED_UNCOMPRESSED, 1, 1).frames(2);
        image.fragments(new byte[] {1, 0}, new byte[] {2, 0}).basicOffsets(0, 7);

        assertThat(image.read(folder, 1)).containsExactly(2);
    }

    @Test
    void saysWhichFramesAreMissing() throws Exception {
        TestImage image = TestImage.of(TestImage.RLE, 1, 1).bits(8, 8).frames(3);
        image.fragments(Rle.frame(new byte[] {9}), Rle.frame(new byte[] {8}));

        assertThat(image.read(folder, 1)).containsExactly(8);
        assertThatExceptionOfType(UndecodableException.class)
                .isThrownBy(() -> image.read(folder, 2))
                .withMessage("the pixel data is cut: frame 3 of 3 is missing, the file has 2");
    }

    @Test
    void saysThatATransferSyntaxIsNotSupported() {
        TestImage image = TestImage.of("1.2.840.10008.1.2.4.100", 1, 1).fragments(new byte[] {0, 0, 1, (byte) 0xB3});

        assertThatExceptionOfType(UndecodableException.class)
                .isThrownBy(() -> image.open(folder))
                .withMessage("transfer syntax 1.2.840.10008.1.2.4.100 is not supported, or its pixel data is damaged");
    }

    private static byte[] deflated(int... values) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        deflater.setInput(bytes);
        deflater.finish();
        byte[] buffer = new byte[100];
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(buffer, 0, deflater.deflate(buffer));
        deflater.end();
        return out.toByteArray();
    }
}
