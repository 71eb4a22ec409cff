package org.niffler.png;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.ImageIO;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.fixture.WrittenStudy;

/** A whole conversion: pictures, tables, failures, and that every file is accounted for. */
class ConversionIT {

    private static final int BURNED_IN_ANNOTATION = 0x00280301;

    @TempDir
    private Path folder;

    private PngRun run;

    @BeforeEach
    void setUp() {
        run = new PngRun(folder);
    }

    @Test
    void makesAPictureAndARowOfEachImage() throws IOException {
        SyntheticStudy.ct("P1")
                .series(2)
                .instances(3)
                .size(48, 32)
                .writeTo(run.home().resolve("a/b"));
        SyntheticStudy.mr("P2").instances(2).writeTo(run.home().resolve("c"));

        PngRun.Result result = run.start();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("files:     8 (8 converted)", "pictures:  8", "metadata:  8 rows");
        assertThat(run.pictures()).hasSize(8);
        assertThat(run.column("metadata.csv", "file")).containsExactlyInAnyOrderElementsOf(run.pictures());
        assertThat(run.column("metadata.csv", "has_pix_array")).containsOnly("True");
        assertThat(run.table("mapping.csv"))
                .allSatisfy(row -> assertThat(Path.of(row.get(0))).isRegularFile())
                .allSatisfy(row -> assertThat(Path.of(row.get(1))).isRegularFile());
        BufferedImage picture =
                ImageIO.read(run.output().resolve(run.pictures().get(0)).toFile());
        assertThat(picture.getColorModel().getPixelSize()).isEqualTo(16);
        assertThat(List.of(picture.getWidth(), picture.getHeight())).isIn(List.of(32, 48), List.of(64, 64));
    }

    @Test
    void givesEachPatientStudyAndSeriesAFolderWhenAskedTo() {
        SyntheticStudy.ct("P1").series(2).writeTo(run.home());
        SyntheticStudy.ct("P1").description("another").writeTo(run.home());

        run.option("FlattenedToLevel", "series").start();

        List<String> folders = run.pictures().stream()
                .map(name -> name.substring(0, name.lastIndexOf('/')))
                .distinct()
                .toList();
        assertThat(folders).hasSize(3).allMatch(name -> name.matches("extracted-images(/[0-9a-f]{64}){3}"));
    }

    @Test
    void namesPicturesAsTheOriginalOnRequest() {
        WrittenStudy study = SyntheticStudy.ct("P1").writeTo(run.home());
        String stem = study.instances().get(0).sopUid();

        run.option("Pseudonyms", "sha224").start();

        assertThat(run.pictures()).containsExactly("extracted-images/" + sha224("P1") + "/" + sha224(stem) + ".png");
    }

    @Test
    void neverWritesTwoFilesIntoOnePicture() throws IOException {
        WrittenStudy study = SyntheticStudy.ct("P1").series(3).writeTo(folder.resolve("made"));
        for (WrittenInstance instance : study.instances()) {
            Path target = run.home().resolve(instance.seriesUid()).resolve("IM0001.dcm");
            Files.createDirectories(target.getParent());
            Files.copy(instance.file(), target);
        }

        run.option("Pseudonyms", "sha224").start();

        assertThat(run.pictures())
                .hasSize(3)
                .contains("extracted-images/" + sha224("P1") + "/" + sha224("IM0001") + ".png");
        assertThat(run.column("mapping.csv", "PNG location"))
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @Test
    void accountsForFilesThatGiveNoPicture() throws IOException {
        SyntheticStudy.ct("P1").writeTo(run.home());
        SyntheticStudy.dx("P2")
                .but(image -> image.setString(BURNED_IN_ANNOTATION, VR.CS, "YES"))
                .writeTo(run.home());
        SyntheticStudy.ct("P3").but(image -> image.remove(0x7FE00010)).writeTo(run.home());
        Path cut = cut(
                SyntheticStudy.ct("P4").writeTo(run.home()).instances().get(0).file());
        Files.writeString(run.home().resolve("notes.txt"), "nothing of DICOM");

        PngRun.Result result = run.start();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
        assertThat(result.out())
                .contains("files:     5 (1 converted, 1 without a picture, 1 held back, 1 failed, 1 not DICOM)");
        assertThat(result.err())
                .contains("1 of 5 files failed; failures.csv says why", "1 files may show identity in their pixels");
        assertThat(run.table("failures.csv")).hasSize(1).first().satisfies(row -> {
            assertThat(row.get(0)).endsWith(cut.getFileName().toString());
            assertThat(row.get(1)).isEqualTo("3");
        });
        assertThat(run.table("held-back.csv")).hasSize(1);
        assertThat(run.files()).contains("failed-dicom/3/" + cut.getFileName());
        assertThat(run.pictures()).hasSize(1);
    }

    @Test
    void saysOfAFileWithTooManyHeadersThatItHasNoPictureEither() throws IOException {
        cut(SyntheticStudy.ct("P1").writeTo(run.home()).instances().get(0).file());
        SyntheticStudy.dx("P2")
                .but(image -> image.setString(BURNED_IN_ANNOTATION, VR.CS, "YES"))
                .writeTo(run.home());

        run.option("MaxHeaders", "1").start();

        assertThat(run.pictures()).isEmpty();
        assertThat(run.column("failures.csv", "class")).containsExactlyInAnyOrder("3", "5");
        assertThat(run.column("failures.csv", "reason"))
                .anySatisfy(reason -> assertThat(reason)
                        .matches("the pixel data is cut: .*; \\d+ headers are more than the limit of 1"))
                .anySatisfy(reason -> assertThat(reason)
                        .matches("\\d+ headers are more than the limit of 1; no picture: BurnedInAnnotation is YES"));
    }

    @Test
    void keepsSeveralFilesThatFailAtATime() throws IOException {
        for (int patient = 0; patient < 24; patient++) {
            cut(SyntheticStudy.ct("P" + patient)
                    .size(16, 16)
                    .writeTo(run.home())
                    .instances()
                    .get(0)
                    .file());
        }

        PngRun.Result result = run.option("UseProcesses", "8").start();

        assertThat(result.out()).as(result.err()).contains("files:     24 (24 failed)");
        assertThat(run.files().stream().filter(name -> name.startsWith("failed-dicom/3/")))
                .hasSize(24);
    }

    @Test
    void goesOnPastAFileThatCannotBeRead() throws IOException {
        SyntheticStudy.ct("P1").writeTo(run.home());
        Files.createSymbolicLink(run.home().resolve("gone.dcm"), folder.resolve("nowhere.dcm"));

        PngRun.Result result = run.start();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("files:     2 (1 converted, 1 failed)");
        assertThat(run.table("failures.csv"))
                .containsExactly(
                        List.of(run.home().resolve("gone.dcm").toString(), "4", "cannot be read: NoSuchFileException"));
    }

    @Test
    void linksFailedFilesInsteadOfCopyingThemWhenAskedTo() throws IOException {
        Path cut = cut(
                SyntheticStudy.ct("P4").writeTo(run.home()).instances().get(0).file());

        run.option("LinkFailed", "true").start();

        assertThat(run.output().resolve("failed-dicom/3").resolve(cut.getFileName()))
                .isSymbolicLink()
                .hasSameBinaryContentAs(cut);
    }

    @Test
    void writesWhatMayShowIdentityOnlyWhenAllowed() {
        SyntheticStudy.dx("P2")
                .but(image -> image.setString(BURNED_IN_ANNOTATION, VR.CS, "YES"))
                .writeTo(run.home());

        run.option("AllowBurnedIn", "true").start();

        assertThat(run.pictures()).hasSize(1);
    }

    @Test
    void writesOnlyTablesWhenNoPicturesAreWanted() {
        SyntheticStudy.ct("P1").instances(2).writeTo(run.home());

        PngRun.Result result = run.option("PrintImages", "false").start();

        assertThat(result.exitCode()).isZero();
        assertThat(run.pictures()).isEmpty();
        assertThat(run.column("metadata.csv", "has_pix_array")).containsExactly("True", "True");
    }

    @Test
    void takesOneFrameOfEachMultiFrameImageWhenAskedTo() {
        SyntheticStudy.ct("P1").size(16, 16).but(image -> frames(image, 5)).writeTo(run.home());

        run.option("Frames", "middle").start();
        assertThat(run.pictures()).hasSize(1).first().asString().endsWith("_3.png");

        run.option("FromScratch", "true").option("Frames", "all").start();
        assertThat(run.pictures()).hasSize(5);
    }

    @Test
    void givesAnImageWithoutTheChosenFramesARowAndNoPicture() {
        SyntheticStudy.ct("P1").size(16, 16).but(image -> frames(image, 5)).writeTo(run.home());
        SyntheticStudy.ct("P2").size(16, 16).writeTo(run.home());

        PngRun.Result result = run.option("Frames", "4-9").start();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("files:     2 (1 converted, 1 without a picture)", "pictures:  2");
        assertThat(run.table("metadata.csv")).hasSize(2);
    }

    @Test
    void saysWhatItWouldDoAndWritesNothing() {
        SyntheticStudy.ct("P1").instances(4).size(512, 512).writeTo(run.home());

        PngRun.Result result = run.option("DryRun", "true").start();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .contains(
                        "files:     4 (4 with an image)",
                        "modality:  CT 4",
                        "syntax:    1.2.840.10008.1.2.1 4",
                        "pictures:  4, 2.0 MiB before they are compressed",
                        "dry run: nothing was written");
        assertThat(run.output()).doesNotExist();
        assertThat(folder.resolve("secret")).doesNotExist();
    }

    @Test
    void closesToOthersWhatIdentifiesPatients() throws IOException {
        SyntheticStudy.ct("P1").writeTo(run.home());
        cut(SyntheticStudy.ct("P4").writeTo(run.home()).instances().get(0).file());

        run.start();

        for (String name : List.of("mapping.csv", "failures.csv", "held-back.csv", "ImageExtractor.out")) {
            assertThat(permissions(run.output().resolve(name))).as(name).isEqualTo("rw-------");
        }
        for (String name : List.of(".niffler", "failed-dicom")) {
            assertThat(permissions(run.output().resolve(name))).as(name).isEqualTo("rwx------");
        }
        assertThat(permissions(folder.resolve("secret/pseudonym.key"))).isEqualTo("rw-------");
    }

    @Test
    void cutsTheTablesIntoChunks() {
        SyntheticStudy.ct("P1").instances(4).writeTo(run.home());

        run.option("SplitIntoChunks", "2").start();

        assertThat(run.files()).contains("metadata.csv", "metadata_0.csv", "metadata_1.csv", "mapping_0.csv");
    }

    private static void frames(Attributes image, int count) {
        byte[] frame = image.getSafeBytes(0x7FE00010);
        byte[] all = new byte[frame.length * count];
        for (int i = 0; i < count; i++) {
            System.arraycopy(frame, 0, all, i * frame.length, frame.length);
        }
        image.setBytes(0x7FE00010, VR.OW, all);
        image.setInt(0x00280008, VR.IS, count);
    }

    /** Takes the last bytes of its pixels from a file. */
    private static Path cut(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return Files.write(file, Arrays.copyOf(bytes, bytes.length - 100));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static String sha224(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-224").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
