package org.niffler.png.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.dicom.file.DicomFile;
import org.niffler.dicom.file.DicomInstance;
import org.niffler.png.image.Photometric;
import org.niffler.png.image.UndecodableException;

class CodestreamFramesTest {

    private static final int SIDE = 16;

    @TempDir
    private Path folder;

    @BeforeAll
    static void loadTheNativeLibrary() {
        assertThat(OpenCvCodec.instance()).isNotNull();
    }

    @Test
    void decodesJpegLossless() throws Exception {
        short[] values = ramp(4095);
        TestImage image = grey(TestImage.JPEG_LOSSLESS, 12);

        assertThat(image.fragments(Encoder.jpegLossless(SIDE, SIDE, 12, values)).read(folder, 0))
                .containsExactly(unsigned(values));
    }

    @Test
    void decodesJpegLs() throws Exception {
        short[] values = ramp(65535);
        TestImage image = grey(TestImage.JPEG_LS, 16);

        assertThat(image.fragments(Encoder.jpegLs(SIDE, SIDE, 16, values)).read(folder, 0))
                .containsExactly(unsigned(values));
    }

    @Test
    void decodesJpeg2000() throws Exception {
        short[] values = ramp(4095);
        TestImage image = grey(TestImage.JPEG_2000, 12);

        assertThat(image.fragments(Encoder.jpeg2000(SIDE, SIDE, 12, values)).read(folder, 0))
                .containsExactly(unsigned(values));
    }

    @Test
    void givesValuesTheirSignWhateverTheCodestreamSays() throws Exception {
        // Smooth: its encoder of JPEG 2000 never ends where it cannot make an image smaller.
        short[] values = new short[SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) (i - 128);
        }
        short[] asUnsigned = values.clone();
        for (int i = 0; i < values.length; i++) {
            asUnsigned[i] &= 0x0FFF;
        }
        TestImage image = grey(TestImage.JPEG_2000, 12).signed();

        assertThat(image.fragments(Encoder.jpeg2000(SIDE, SIDE, 12, asUnsigned)).read(folder, 0))
                .containsExactly(signed(values));
        assertThat(image.fragments(Encoder.jpegLossless(SIDE, SIDE, 16, values)).read(folder, 0))
                .containsExactly(signed(values));
    }

    @Test
    void decodesJpegColoursToRgb() throws Exception {
        TestImage image = TestImage.of(TestImage.JPEG, SIDE, SIDE).bits(8, 8).colour("YBR_FULL_422", 0);
        image.fragments(jpeg(200, 40, 90));

        try (FrameReader reader = image.open(folder)) {
            int[] values = TestImage.values(reader.read(0));
            assertThat(reader.read(0).photometric()).isEqualTo(Photometric.RGB);
            assertThat(values[0]).isCloseTo(200, Offset.offset(4));
            assertThat(values[1]).isCloseTo(40, Offset.offset(4));
            assertThat(values[2]).isCloseTo(90, Offset.offset(4));
        }
    }

    @Test
    void decodesFramesOfSeveralFragmentsWithoutAnOffsetTable() throws Exception {
        byte[] first = Encoder.jpegLossless(SIDE, SIDE, 12, ramp(4095));
        byte[] second = Encoder.jpegLossless(SIDE, SIDE, 12, ramp(1000));
        TestImage image = grey(TestImage.JPEG_LOSSLESS, 12).frames(2);
        image.fragments(
                Arrays.copyOf(first, 20), Arrays.copyOfRange(first, 20, first.length), second, new byte[] {0, 0});

        assertThat(image.read(folder, 0)).containsExactly(unsigned(ramp(4095)));
        assertThat(image.read(folder, 1)).containsExactly(unsigned(ramp(1000)));
    }

    @Test
    void refusesACodestreamOfAnotherSize() {
        byte[] codestream = Encoder.jpegLossless(SIDE, SIDE, 12, ramp(4095));
        TestImage image = TestImage.of(TestImage.JPEG_LOSSLESS, SIDE, 8).bits(16, 12);

        assertThatExceptionOfType(UndecodableException.class)
                .isThrownBy(() -> image.fragments(codestream).read(folder, 0))
                .withMessage("the JPEG codestream has 16 x 16 pixels, but the image has 16 x 8");
    }

    @Test
    void refusesJpeg2000ThatWasCut() {
        byte[] codestream = Encoder.jpeg2000(SIDE, SIDE, 12, ramp(4095));
        TestImage image = grey(TestImage.JPEG_2000, 12);

        assertThatExceptionOfType(UndecodableException.class)
                .isThrownBy(() -> image.fragments(Arrays.copyOf(codestream, codestream.length - 20))
                        .read(folder, 0))
                .withMessageStartingWith("the JPEG 2000 codestream is damaged: it is cut: tile data of ");
    }

    /** As in a test file of pydicom's, where the bytes of a sequence delimiter stand in the SIZ segment. */
    @Test
    void decodesJpeg2000OfAnImpossibleSizeIfItsOneTileIsTheImage() throws Exception {
        short[] values = ramp(4095);
        byte[] codestream = withDelimiterInSize(Encoder.jpeg2000(SIDE, SIDE, 12, values));
        byte[] sizeZero = Encoder.jpeg2000(SIDE, SIDE, 12, values);
        Arrays.fill(sizeZero, 8, 16, (byte) 0);
        TestImage image = grey(TestImage.JPEG_2000, 12);

        assertThat(image.fragments(codestream).read(folder, 0)).containsExactly(unsigned(values));
        assertThat(image.fragments(sizeZero).read(folder, 0)).containsExactly(unsigned(values));
    }

    @Test
    void refusesJpeg2000OfAnImpossibleSizeIfItsTileIsNotTheImage() {
        byte[] codestream = withDelimiterInSize(Encoder.jpeg2000(SIDE, SIDE, 12, ramp(4095)));
        TestImage image = TestImage.of(TestImage.JPEG_2000, SIDE, 8).bits(16, 12);

        assertThatExceptionOfType(UndecodableException.class)
                .isThrownBy(() -> image.fragments(codestream).read(folder, 0))
                .withMessage("the JPEG 2000 codestream is damaged: it has too many tiles");
    }

    @Test
    void refusesJpeg2000OfAnImpossibleSizeIfItHasDataOfAnotherTile() {
        byte[] codestream = withDelimiterInSize(Encoder.jpeg2000(SIDE, SIDE, 12, ramp(4095)));
        codestream[indexOf(codestream, 0x90) + 5] = 1;
        TestImage image = grey(TestImage.JPEG_2000, 12);

        assertThatExceptionOfType(UndecodableException.class)
                .isThrownBy(() -> image.fragments(codestream).read(folder, 0))
                .withMessage("the JPEG 2000 codestream is damaged: it has data of tile 2 of 1");
    }

    @Test
    void refusesAnImageTooLargeForItsBytes() {
        byte[] codestream = Encoder.jpegLossless(SIDE, SIDE, 12, ramp(4095));
        int frameHeader = indexOf(codestream, 0xC3);
        Arrays.fill(codestream, frameHeader + 5, frameHeader + 9, (byte) 0xFF);
        TestImage image = TestImage.of(TestImage.JPEG_LOSSLESS, 65535, 65535).bits(16, 12);

        assertThatExceptionOfType(UndecodableException.class)
                .isThrownBy(() -> image.fragments(codestream).read(folder, 0))
                .withMessage("a frame of 65535 x 65535 pixels is too large for its %d compressed bytes, or altogether"
                        .formatted(codestream.length));
    }

    @Test
    void saysWhereNativeCodeIsMissingAndStillDecodesTheRest() throws Exception {
        StreamCodec codec = OpenCvCodec.loadedFrom(new NativeLibrary("Linux", "aarch64"));
        TestImage compressed = grey(TestImage.JPEG_LOSSLESS, 12);
        compressed.fragments(Encoder.jpegLossless(SIDE, SIDE, 12, ramp(4095)));

        try (FrameReader reader = FrameReader.open(instance(compressed), codec)) {
            assertThatExceptionOfType(UndecodableException.class)
                    .isThrownBy(() -> reader.read(0))
                    .withMessage("JPEG, JPEG-LS and JPEG 2000 cannot be decoded here: there is no native decoder for"
                            + " linux on aarch64. Uncompressed, deflated and RLE images can; convert the others on"
                            + " x86-64 Linux, macOS or Windows");
        }
        TestImage packed = TestImage.of(TestImage.RLE, 1, 1).bits(8, 8).fragments(Rle.frame(new byte[] {7}));
        try (FrameReader reader = FrameReader.open(instance(packed), codec)) {
            assertThat(TestImage.values(reader.read(0))).containsExactly(7);
        }
    }

    @Test
    void leavesNothingOfTheNativeLibraryInTheTemporaryFolder() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));

        try (var files = Files.list(temporary)) {
            List<Path> left = files.filter(file -> file.getFileName().toString().startsWith("niffler-native-"))
                    .filter(CodestreamFramesTest::isOfThisProcess)
                    .toList();
            assertThat(left).isEmpty();
        }
    }

    /** A process that was killed while it loaded the library has left its copy. */
    private static boolean isOfThisProcess(Path folder) {
        long start = ManagementFactory.getRuntimeMXBean().getStartTime();
        return folder.toFile().lastModified() >= start;
    }

    private DicomInstance instance(TestImage image) throws IOException {
        return DicomFile.read(Files.write(folder.resolve("image.dcm"), image.bytes()));
    }

    private static TestImage grey(String transferSyntaxUid, int bits) {
        return TestImage.of(transferSyntaxUid, SIDE, SIDE).bits(16, bits);
    }

    private static short[] ramp(int max) {
        short[] values = new short[SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) (i * 7919 % (max + 1));
        }
        return values;
    }

    private static int[] unsigned(short... values) {
        int[] wide = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i] & 0xFFFF;
        }
        return wide;
    }

    private static int[] signed(short... values) {
        int[] wide = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    private static byte[] withDelimiterInSize(byte... codestream) {
        ByteBuffer.wrap(codestream).putInt(6, 0xFEFFDDE0); // Rsiz, and the higher half of Xsiz
        return codestream;
    }

    private static byte[] jpeg(int red, int green, int blue) throws IOException {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < SIDE * SIDE; i++) {
            image.setRGB(i % SIDE, i / SIDE, red << 16 | green << 8 | blue);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", out);
        return out.toByteArray();
    }

    private static int indexOf(byte[] codestream, int marker) {
        for (int i = 0; i + 1 < codestream.length; i++) {
            if (codestream[i] == (byte) 0xFF && codestream[i + 1] == (byte) marker) {
                return i;
            }
        }
        throw new IllegalArgumentException("no such marker");
    }
}
