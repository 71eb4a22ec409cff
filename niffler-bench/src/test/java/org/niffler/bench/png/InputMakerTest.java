package org.niffler.bench.png;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.DcmFiles;
import org.niffler.testkit.peer.NeedsPeer;

class InputMakerTest {

    @TempDir
    private Path folder;

    @Test
    void makesAsManyCtsAsAreWanted() throws Exception {
        Input input = new InputMaker(ImageSet.CT).makeIn(folder, 3);

        assertThat(input.files()).hasSize(3).allMatch(Files::isRegularFile);
        Attributes image = DcmFiles.dataSet(input.files().get(0));
        assertThat(image.getString(Tag.Modality)).isEqualTo("CT");
        assertThat(image.getInt(Tag.Rows, 0)).isEqualTo(512);
        assertThat(image.getInt(Tag.Columns, 0)).isEqualTo(512);
        assertThat(image.getInt(Tag.BitsAllocated, 0)).isEqualTo(16);
        assertThat(image.getSafeBytes(Tag.PixelData)).hasSize(512 * 512 * 2);
        assertThat(syntax(input)).isEqualTo(UID.ExplicitVRLittleEndian);
    }

    @Test
    void makesMammogramsOfFullSize() throws Exception {
        Input input = new InputMaker(ImageSet.MAMMOGRAPHY).makeIn(folder, 1);

        Attributes image = DcmFiles.dataSet(input.files().get(0));
        assertThat(image.getString(Tag.Modality)).isEqualTo("MG");
        assertThat(image.getString(Tag.SOPClassUID)).isEqualTo(UID.DigitalMammographyXRayImageStorageForPresentation);
        assertThat(image.getInt(Tag.Rows, 0)).isEqualTo(4096);
        assertThat(image.getInt(Tag.Columns, 0)).isEqualTo(3328);
        assertThat(image.getSafeBytes(Tag.PixelData)).hasSize(4096 * 3328 * 2);
    }

    @Test
    void makesTheSameFilesAgainAndNoTwoOfThemAlike() throws Exception {
        Input once = new InputMaker(ImageSet.CT).makeIn(Files.createDirectory(folder.resolve("once")), 2);
        Input again = new InputMaker(ImageSet.CT).makeIn(Files.createDirectory(folder.resolve("again")), 2);

        assertThat(once.files().get(0)).hasSameBinaryContentAs(again.files().get(0));
        assertThat(pixels(once.files().get(0))).isNotEqualTo(pixels(once.files().get(1)));
        assertThat(DcmFiles.dataSet(once.files().get(0)).getString(Tag.SOPInstanceUID))
                .isNotEqualTo(DcmFiles.dataSet(once.files().get(1)).getString(Tag.SOPInstanceUID));
    }

    @Test
    void paintsPixelsThatCompressNeitherLikeNoiseNorLikeAnEmptyImage() {
        assertThat(compressed(TissuePixels.CT.paint(512, 512, 1))).isBetween(0.3, 0.6);
        assertThat(compressed(TissuePixels.MAMMOGRAPHY.paint(1024, 832, 1))).isBetween(0.2, 0.6);
    }

    @Test
    @NeedsPeer("dcmcjpeg")
    void compressesWithJpegLossless() throws Exception {
        Input input = new InputMaker(ImageSet.JPEG_LOSSLESS).makeIn(folder, 2);

        assertThat(input.files()).hasSize(2);
        assertThat(syntax(input)).isEqualTo("1.2.840.10008.1.2.4.70");
        assertThat(input.bytes()).isBetween(50_000L * 2, 300_000L * 2);
        assertThat(folder).isDirectoryNotContaining("glob:**uncompressed");
    }

    @Test
    @NeedsPeer("gdcmconv")
    void compressesWithJpeg2000() throws Exception {
        Input input = new InputMaker(ImageSet.JPEG_2000).makeIn(folder, 2);

        assertThat(input.files()).hasSize(2);
        assertThat(syntax(input)).isEqualTo("1.2.840.10008.1.2.4.90");
        assertThat(input.bytes()).isBetween(50_000L * 2, 300_000L * 2);
    }

    private static String syntax(Input input) {
        return DcmFiles.metaInformation(input.files().get(0)).getString(Tag.TransferSyntaxUID);
    }

    private static byte[] pixels(Path file) throws IOException {
        return DcmFiles.dataSet(file).getBytes(Tag.PixelData);
    }

    private static double compressed(byte[] pixels) {
        Deflater deflater = new Deflater();
        deflater.setInput(pixels);
        deflater.finish();
        int length = deflater.deflate(new byte[pixels.length * 2]);
        deflater.end();
        return (double) length / pixels.length;
    }
}
