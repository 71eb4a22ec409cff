package org.niffler.png.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.niffler.dicom.file.DicomFile;
import org.niffler.testkit.peer.DcmtkTools;
import org.niffler.testkit.peer.NeedsPeer;

/** What DCMTK compresses, we decode to its values: exactly what is lossless, within 2 of 255 on average what is not. */
@NeedsPeer({"dcmcjpeg", "dcmdjpeg", "dcmcjpls", "dcmdjpls", "dcmcrle"})
class DcmtkDecodingPeerIT {

    private static final int SIDE = 61;

    private final DcmtkTools dcmtk = new DcmtkTools("NIFFLER", Map.of(), Duration.ofMinutes(1));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dcmcjpeg +el",
                "dcmcjpeg +e1",
                "dcmcjpeg +el +sv 7 +fs 1",
                "dcmcjpls +el",
                "dcmcjpls +el -ot",
                "dcmcrle",
                "dcmcrle +fs 1"
            })
    void decodesWhatIsLosslessExactly(String compression) throws Exception {
        for (TestImage image : new TestImage[] {grey(12), grey(16), colour()}) {
            Path original = write(image, "original.dcm");

            assertThat(read(compress(compression, original))).containsExactly(read(original));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+il", "+is", "+in"})
    void decodesEachInterleaveOfNearLosslessColour(String interleave) throws Exception {
        Path compressed = compress("dcmcjpls +en +md 3 " + interleave, write(colour(), "original.dcm"));

        assertThat(read(compressed)).containsExactly(read(decompress("dcmdjpls", compressed)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+eb", "+eb +cy +s2", "+eb +cr"})
    void decodesBaselineAsItDoes(String options) throws Exception {
        Path compressed = compress("dcmcjpeg " + options, write(colour(), "original.dcm"));

        assertThat(meanDifference(read(compressed), read(decompress("dcmdjpeg", compressed))))
                .isLessThan(2);
    }

    @Test
    void decodesTwelveBitJpegAsItDoes() throws Exception {
        Path compressed = compress("dcmcjpeg +ee", write(grey(12), "original.dcm"));

        assertThat(meanDifference(read(compressed), read(decompress("dcmdjpeg", compressed))))
                .isLessThan(2 * 16);
    }

    private Path write(TestImage image, String name) throws Exception {
        return Files.write(folder.resolve(name), image.bytes());
    }

    private Path compress(String command, Path original) {
        return run(command, original, "compressed.dcm");
    }

    private Path decompress(String tool, Path compressed) {
        return run(tool, compressed, "decompressed.dcm");
    }

    private Path run(String command, Path from, String name) {
        String[] words = command.split(" ");
        Path to = folder.resolve(name);
        String[] arguments = new String[words.length + 1];
        System.arraycopy(words, 1, arguments, 0, words.length - 1);
        arguments[words.length - 1] = from.toString();
        arguments[words.length] = to.toString();
        var result = dcmtk.run(words[0], arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return to;
    }

    private static int[] read(Path file) throws Exception {
        try (FrameReader reader = FrameReader.open(DicomFile.read(file))) {
            return TestImage.values(reader.read(0));
        }
    }

    private static double meanDifference(int[] one, int... other) {
        assertThat(one).hasSameSizeAs(other);
        long sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += Math.abs(one[i] - other[i]);
        }
        return (double) sum / one.length;
    }

    /** A slope with steps and flat parts, so that every mode of the codecs is met. */
    private static byte[] pattern(int bytes, int mask) {
        byte[] pixels = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            int value = i / 97 % 3 == 0 ? 40 : i * 31 + i / 61 * 17;
            pixels[i] = (byte) (value & (i % 2 == 1 ? mask : 0xFF));
        }
        return pixels;
    }

    private static TestImage grey(int bits) {
        return identified(TestImage.of(TestImage.EXPLICIT, SIDE, SIDE).bits(16, bits))
                .pixels(pattern(SIDE * SIDE * 2, (1 << bits - 8) - 1));
    }

    private static TestImage colour() {
        return identified(
                        TestImage.of(TestImage.EXPLICIT, SIDE, SIDE).bits(8, 8).colour("RGB", 0))
                .vr("OB")
                .pixels(pattern(SIDE * SIDE * 3 + 1, 0xFF));
    }

    private static TestImage identified(TestImage image) {
        return image.text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.7").text(0x00080018, "UI", "1.2.826.0.1.36");
    }
}
