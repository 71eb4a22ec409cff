package org.niffler.png.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.dicom.file.DicomFile;
import org.niffler.dicom.file.MalformedDataSetException;
import org.niffler.dicom.file.NotDicomException;
import org.niffler.png.image.UndecodableException;

/**
 * Damages good files at random: each variant ends in frames or in a failure of its kind, soon and with little memory. In a
 * process of its own, which the native decoders may take along, and whose complaints nobody need read. The system property
 * {@code niffler.fuzz} says how many variants are made.
 */
class DamagedFilesTest {

    private static final int SIDE = 16;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Random random = new Random(4);

    @Test
    void everyDamageEndsInFramesOrInAFailureOfItsKind(@TempDir Path folder) throws Exception {
        String variants = System.getProperty("niffler.fuzz", "10000");
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DamagedFilesTest.class.getName(),
                        folder.toString(),
                        variants)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();

        assertThat(process.waitFor()).as(() -> end(said)).isZero();
    }

    /** What the process does: folder and number of variants. */
    public static void main(String[] args) throws IOException {
        new DamagedFilesTest().damage(Path.of(args[0]).resolve("damaged.dcm"), Integer.parseInt(args[1]));
    }

    private void damage(Path file, int variants) throws IOException {
        List<byte[]> files = files();
        int whole = 0;
        for (int i = 0; i < variants; i++) {
            Files.write(file, damaged(files.get(i % files.size())));
            whole += Assertions.assertTimeout(LIMIT, () -> frames(file)) > 0 ? 1 : 0;
        }
        // Both happen, or nothing was tried.
        assertThat(whole).isBetween(1, variants - 1);
    }

    private static String end(Path said) {
        try {
            List<String> lines = Files.readAllLines(said, StandardCharsets.ISO_8859_1);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static int frames(Path file) throws IOException {
        int read = 0;
        try (FrameReader reader = FrameReader.open(DicomFile.read(file))) {
            for (int frame = 0; frame < Math.min(3, reader.frames()); frame++) {
                TestImage.values(reader.read(frame));
                read++;
            }
        } catch (UndecodableException | MalformedDataSetException | NotDicomException e) {
            assertThat(e).hasMessageMatching("(?s).{10,}");
        }
        return read;
    }

    private byte[] damaged(byte[] file) {
        byte[] damaged = file.clone();
        if (random.nextInt(4) == 0) {
            return Arrays.copyOf(damaged, random.nextInt(damaged.length));
        }
        for (int i = random.nextInt(4); i >= 0; i--) {
            // Behind the preamble, and more often in what describes the image.
            int at = 132 + random.nextInt(damaged.length - 132);
            damaged[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : random.nextBoolean() ? 0xFF : 0);
        }
        return damaged;
    }

    private static List<byte[]> files() {
        short[] values = new short[SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) (i * 13 % 4096);
        }
        byte[] plane = new byte[SIDE * SIDE];
        return List.of(
                grey(TestImage.EXPLICIT).pixels(new byte[SIDE * SIDE * 2]).bytes(),
                grey(TestImage.BIG_ENDIAN).pixels(new byte[SIDE * SIDE * 2]).bytes(),
                grey(TestImage.EXPLICIT).floats(new float[SIDE * SIDE]).bytes(),
                grey(TestImage.RLE).fragments(Rle.frame(plane, plane)).bytes(),
                grey(TestImage.JPEG_LOSSLESS)
                        .fragments(Encoder.jpegLossless(SIDE, SIDE, 12, values))
                        .bytes(),
                grey(TestImage.JPEG_LS)
                        .fragments(Encoder.jpegLs(SIDE, SIDE, 12, values))
                        .bytes(),
                grey(TestImage.JPEG_2000)
                        .fragments(Encoder.jpeg2000(SIDE, SIDE, 12, values))
                        .bytes());
    }

    private static TestImage grey(String transferSyntaxUid) {
        return TestImage.of(transferSyntaxUid, SIDE, SIDE).bits(16, 12);
    }
}
