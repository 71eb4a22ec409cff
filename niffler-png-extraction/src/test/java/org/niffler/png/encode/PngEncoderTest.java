package org.niffler.png.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.niffler.png.image.Picture;

class PngEncoderTest {

    static Stream<Arguments> kinds() {
        return Stream.of(new int[] {1, 1}, new int[] {1, 7}, new int[] {9, 1}, new int[] {13, 5}, new int[] {301, 233})
                .flatMap(size -> Stream.of(8, 16)
                        .flatMap(depth -> Stream.of(
                                Arguments.of(size[0], size[1], false, depth),
                                Arguments.of(size[0], size[1], true, depth))));
    }

    @ParameterizedTest(name = "{0} x {1}, colour {2}, {3} bits")
    @MethodSource("kinds")
    void isReadBackAsItWasWritten(int columns, int rows, boolean colour, int bitDepth) throws IOException {
        for (Picture picture : List.of(
                noise(columns, rows, colour, bitDepth),
                gradient(columns, rows, colour, bitDepth),
                new Picture(
                        columns, rows, colour, bitDepth, new byte[columns * rows * (colour ? 3 : 1) * bitDepth / 8]))) {
            Raster raster =
                    ImageIO.read(new ByteArrayInputStream(encode(picture))).getRaster();

            assertThat(raster.getNumBands()).isEqualTo(colour ? 3 : 1);
            assertThat(raster.getSampleModel().getSampleSize(0)).isEqualTo(bitDepth);
            assertThat(raster.getPixels(0, 0, columns, rows, (int[]) null)).isEqualTo(samples(picture));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void isReadBackAtEveryLevel(int level) throws IOException {
        Picture picture = gradient(64, 64, false, 16);

        byte[] png = encode(new PngOptions(level, "1"), picture);

        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getRaster().getPixels(0, 0, 64, 64, (int[]) null))
                .isEqualTo(samples(picture));
    }

    @Test
    void isReadBackIfTheFilterChanges() throws IOException {
        Picture picture = mixed();

        assertThat(ImageIO.read(new ByteArrayInputStream(encode(picture)))
                        .getRaster()
                        .getPixels(0, 0, picture.columns(), picture.rows(), (int[]) null))
                .isEqualTo(samples(picture));
    }

    @Test
    void hasNoOtherTextThanTheSoftwareAndNoTime() throws IOException {
        byte[] png = encode(new PngOptions(3, "1.2.3"), noise(400, 400, false, 16));

        List<Chunk> chunks = chunks(png);
        assertThat(chunks.stream().map(Chunk::type).distinct()).containsExactly("IHDR", "tEXt", "IDAT", "IEND");
        assertThat(chunks.stream().filter(chunk -> chunk.type().equals("tEXt")))
                .extracting(chunk -> new String(chunk.data(), StandardCharsets.ISO_8859_1))
                .containsExactly("Software\0Niffler 1.2.3");
        assertThat(chunks.stream().filter(chunk -> chunk.type().equals("IDAT")).count())
                .as("noise of 320,000 bytes does not fit a piece of 65,536")
                .isGreaterThan(4);
    }

    @Test
    void saysOnlyTheNameIfThereIsNoVersion() throws IOException {
        byte[] png = encode(new PngOptions(3, ""), noise(1, 1, false, 8));

        assertThat(new String(png, StandardCharsets.ISO_8859_1))
                .contains("Software\0Niffler")
                .doesNotContain("Niffler ");
    }

    @Test
    void checksumsEachChunk() throws IOException {
        for (Chunk chunk : chunks(encode(noise(20, 20, true, 8)))) {
            CRC32 crc = new CRC32();
            crc.update(chunk.type().getBytes(StandardCharsets.US_ASCII));
            crc.update(chunk.data());
            assertThat(chunk.crc()).as(chunk.type()).isEqualTo((int) crc.getValue());
        }
    }

    @Test
    void givesTheSameBytesEachTime() throws IOException {
        Picture picture = gradient(200, 100, true, 16);

        assertThat(encode(picture)).isEqualTo(encode(picture));
    }

    @Test
    void refusesAPictureWithoutPixels() {
        assertThatThrownBy(() -> encode(new Picture(0, 4, false, 8, new byte[0])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a PNG has pixels, but the picture is 0 x 4");
    }

    @Test
    void refusesLevelsThatDoNotExist() {
        assertThatThrownBy(() -> new PngOptions(0, "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the compression level of PNGs is 1 to 9, not 0");
        assertThatThrownBy(() -> new PngOptions(10, "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the compression level of PNGs is 1 to 9, not 10");
    }

    @Test
    void refusesAVersionThatIsNone() {
        assertThatThrownBy(() -> new PngOptions(3, "1.0 of Jane Doe"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a version is printable ASCII without spaces");
    }

    private static byte[] encode(Picture picture) throws IOException {
        return encode(new PngOptions(PngOptions.DEFAULT_COMPRESSION_LEVEL, "0"), picture);
    }

    private static byte[] encode(PngOptions options, Picture picture) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PngEncoder(options).write(picture, out);
        return out.toByteArray();
    }

    private static Picture noise(int columns, int rows, boolean colour, int bitDepth) {
        byte[] data = new byte[columns * rows * (colour ? 3 : 1) * bitDepth / 8];
        new Random(4).nextBytes(data);
        return new Picture(columns, rows, colour, bitDepth, data);
    }

    private static Picture gradient(int columns, int rows, boolean colour, int bitDepth) {
        byte[] data = new byte[columns * rows * (colour ? 3 : 1) * bitDepth / 8];
        for (int i = 0; i < data.length; i++) {
            int x = i % (data.length / rows);
            int y = i / (data.length / rows);
            data[i] = (byte) (x * 3 + y * 5 + x * y / 16);
        }
        return new Picture(columns, rows, colour, bitDepth, data);
    }

    /** Bands for which now the one, now the other filter is better. */
    private static Picture mixed() {
        Random random = new Random(4);
        byte[] data = new byte[60 * 50];
        for (int y = 0; y < 50; y++) {
            for (int x = 0; x < 60; x++) {
                data[60 * y + x] = (byte)
                        switch (y / 10) {
                            case 0 -> y % 2 == 0 ? 0 : random.nextInt(3);
                            case 1 -> x * 4 + random.nextInt(2);
                            case 2 -> (x * 37 % 251) + y;
                            case 3 -> x * 3 + y * 3 + random.nextInt(4);
                            default -> x * x / 20 + y * y / 30;
                        };
            }
        }
        return new Picture(60, 50, false, 8, data);
    }

    private static int[] samples(Picture picture) {
        byte[] data = picture.data();
        return IntStream.range(0, data.length / (picture.bitDepth() / 8))
                .map(i -> picture.bitDepth() == 8 ? data[i] & 0xFF : (data[2 * i] & 0xFF) << 8 | data[2 * i + 1] & 0xFF)
                .toArray();
    }

    private record Chunk(String type, byte[] data, int crc) {}

    private static List<Chunk> chunks(byte[] png) {
        ByteBuffer buffer = ByteBuffer.wrap(png);
        assertThat(buffer.getLong()).isEqualTo(0x89504E470D0A1A0AL);
        List<Chunk> chunks = new ArrayList<>();
        while (buffer.hasRemaining()) {
            byte[] data = new byte[buffer.getInt()];
            byte[] type = new byte[4];
            buffer.get(type).get(data);
            chunks.add(new Chunk(new String(type, StandardCharsets.US_ASCII), data, buffer.getInt()));
        }
        return chunks;
    }
}
