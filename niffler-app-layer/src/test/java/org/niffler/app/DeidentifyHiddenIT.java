package org.niffler.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Fragments;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.DcmFiles;
import org.niffler.testkit.fixture.SyntheticStudy;

/** What a file has beside its header and its picture: nothing of it is shared, and the check tells of it. */
class DeidentifyHiddenIT {

    private static final byte[] MARKER = "Doe^Jane".getBytes(ISO_8859_1);

    @TempDir
    private Path folder;

    private DeidentifyRun run;

    @BeforeEach
    void setUp() {
        run = new DeidentifyRun(folder);
    }

    @Test
    void leavesOutThePreamble() throws IOException {
        Path file = SyntheticStudy.ct("P1").writeTo(run.in()).instances().get(0).file();
        byte[] bytes = Files.readAllBytes(file);
        System.arraycopy(MARKER, 0, bytes, 0, MARKER.length);
        Files.write(file, bytes);

        assertIsFoundAndLeftOut("hidden 1 content of the preamble");
    }

    @Test
    void leavesOutBytesBehindTheLastFrame() throws IOException {
        SyntheticStudy.ct("P1")
                .but(image -> image.setBytes(
                        Tag.PixelData,
                        VR.OW,
                        ByteBuffer.allocate(64 * 64 * 2 + MARKER.length)
                                .put(64 * 64 * 2, MARKER)
                                .array()))
                .writeTo(run.in());

        assertIsFoundAndLeftOut("hidden (7FE0,0010) 1 bytes behind the picture");
        assertThat(pixels(run.file(0))).hasSize(64 * 64 * 2);
    }

    @Test
    void makesCommentsOfACodestreamZerosAndMovesNothing() throws IOException {
        byte[] jpeg = jpegWithComment();
        SyntheticStudy.ct("P1")
                .transferSyntax("1.2.840.10008.1.2.4.50")
                .but(image -> {
                    image.setInt(Tag.Rows, VR.US, 8);
                    image.setInt(Tag.Columns, VR.US, 8);
                    image.setInt(Tag.BitsAllocated, VR.US, 8);
                    image.setInt(Tag.BitsStored, VR.US, 8);
                    image.setInt(Tag.HighBit, VR.US, 7);
                    image.setInt(Tag.PixelRepresentation, VR.US, 0);
                    Fragments fragments = image.newFragments(Tag.PixelData, VR.OB, 2);
                    fragments.add(new byte[0]);
                    fragments.add(jpeg);
                })
                .writeTo(run.in());

        assertIsFoundAndLeftOut("hidden (7FE0,0010) 1 comments or application data in a codestream");
        byte[] expected = jpeg.clone();
        Arrays.fill(expected, 6, 6 + MARKER.length, (byte) 0);
        Fragments fragments = (Fragments) DcmFiles.dataSet(run.file(0)).getValue(Tag.PixelData);
        assertThat((byte[]) fragments.get(1)).isEqualTo(expected);
    }

    @Test
    void holdsBackAnOverlayInUnusedBitsAndDropsItWithARegion() throws IOException {
        SyntheticStudy.ct("P1")
                .but(image -> {
                    image.setInt(0x60000100, VR.US, 16);
                    image.setInt(0x60000102, VR.US, 15);
                    byte[] pixels = image.getSafeBytes(Tag.PixelData);
                    pixels[pixels.length - 1] |= (byte) 0x80;
                })
                .writeTo(run.in());

        assertThat(run.start().exitCode()).isEqualTo(1);
        assertThat(run.reported().get(0).subList(1, 4))
                .containsExactly(
                        "held back",
                        "",
                        "it may show who the patient is: an overlay lies in the unused bits of its pixels");
        assertThat(run.check(run.in()).out()).contains("pixels that may show who the patient is");

        assertThat(run.option("BlankRegion", "0,0,1,1").start().exitCode()).isZero();
        byte[] pixels = pixels(run.file(0));
        byte[] before = pixels(onlyFile(run.in()));
        assertThat(pixels[pixels.length - 1] & 0x0F).isEqualTo(before[before.length - 1] & 0x0F);
        assertThat(run.check(run.out()).exitCode()).isZero();
    }

    private void assertIsFoundAndLeftOut(String finding) throws IOException {
        assertThat(run.check(run.in()).out().lines().map(line -> line.replaceAll(" +", " ")))
                .contains(finding);

        DeidentifyRun.Result result = run.start();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(Files.readString(onlyFile(run.in()), ISO_8859_1)).contains(new String(MARKER, ISO_8859_1));
        assertThat(Files.readString(run.file(0), ISO_8859_1)).doesNotContain(new String(MARKER, ISO_8859_1));
        DeidentifyRun.Result check = run.check(run.out());
        assertThat(check.exitCode()).as(check.out()).isZero();
        assertThat(run.start().out()).contains("there already: 1");
    }

    private static byte[] jpegWithComment() throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY), "jpeg", jpeg);
        byte[] plain = jpeg.toByteArray();
        ByteArrayOutputStream commented = new ByteArrayOutputStream();
        commented.write(plain, 0, 2);
        commented.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) (MARKER.length + 2)});
        commented.writeBytes(MARKER);
        commented.write(plain, 2, plain.length - 2);
        if (commented.size() % 2 != 0) {
            commented.write(0);
        }
        return commented.toByteArray();
    }

    private static byte[] pixels(Path file) throws IOException {
        Attributes image = DcmFiles.dataSet(file);
        return image.getBytes(Tag.PixelData);
    }

    private static Path onlyFile(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }
}
