package org.niffler.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.fixture.WrittenStudy;

/** Of a study with two images and one with an image that is held back. */
class ConversionCheckTest {

    private static final DemoPatient PATIENT = new DemoPatient("DEMO-001", "NOBODY-ABEL^ADA");
    private static final String MAPPING = """
            Original DICOM file location, PNG location, Frame, Note
            studies/1.1.dcm,converted/extracted-images/p/a.png,1,
            studies/1.2.dcm,converted/extracted-images/p/b.png,1,
            """;
    private static final String METADATA = """
            file,has_pix_array,category,Modality
            extracted-images/p/a.png,True,uncategorized,CT
            extracted-images/p/b.png,True,uncategorized,CT
            extracted-images/p/c,True,uncategorized,DX
            """;

    private final StringWriter out = new StringWriter();

    @TempDir
    private Path folder;

    @BeforeEach
    void convert() throws IOException {
        Files.createDirectories(folder.resolve("extracted-images/p"));
        picture("a");
        picture("b");
        Files.writeString(folder.resolve("mapping.csv"), MAPPING);
        Files.writeString(folder.resolve("metadata.csv"), METADATA);
        Files.writeString(folder.resolve("held-back.csv"), "file,reason\nstudies/1.3.dcm,BurnedInAnnotation is YES\n");
        Files.writeString(folder.resolve("failures.csv"), "file,class,reason\n");
    }

    @Test
    void passesWhatIsAsItShouldBe() throws IOException {
        assertThat(passes()).isTrue();
        assertThat(out.toString().lines())
                .contains(
                        "CT                     2        2",
                        "DX, annotated          1        0  held back: BurnedInAnnotation is YES",
                        "Pictures: 2 of 2 expected, each of which opens.",
                        "Rows in metadata.csv: 3 for 3 objects.");
    }

    @Test
    void noticesAPictureThatIsMissing() throws IOException {
        Files.writeString(folder.resolve("mapping.csv"), firstLines(MAPPING, 2));
        Files.delete(folder.resolve("extracted-images/p/b.png"));

        assertThat(passes()).isFalse();
    }

    @Test
    void noticesAPictureThatNoTableKnows() throws IOException {
        picture("surplus");

        assertThat(passes()).isFalse();
        assertThat(out.toString()).contains("Pictures: 3 of 2 expected");
    }

    @Test
    void noticesAPictureThatShouldHaveBeenHeldBack() throws IOException {
        Files.writeString(
                folder.resolve("mapping.csv"), MAPPING + "studies/1.3.dcm,converted/extracted-images/p/c.png,1,\n");
        picture("c");

        assertThat(passes()).isFalse();
    }

    @Test
    void noticesThatAnObjectHasNoPictureForAnotherReason() throws IOException {
        Files.writeString(folder.resolve("held-back.csv"), "file,reason\n");
        Files.writeString(folder.resolve("failures.csv"), "file,class,reason\nstudies/1.3.dcm,3,is cut off\n");

        assertThat(passes()).isFalse();
        assertThat(out.toString()).contains("failed: is cut off");
    }

    @Test
    void noticesARowThatIsMissing() throws IOException {
        Files.writeString(folder.resolve("metadata.csv"), firstLines(METADATA, 3));

        assertThat(passes()).isFalse();
    }

    @Test
    void noticesAPatientInTheTable() throws IOException {
        Files.writeString(folder.resolve("metadata.csv"), METADATA.replace("DX", "DX of Nobody-Abel"));

        assertThat(passes()).isFalse();
        assertThat(out.toString()).contains("PATIENT IDENTITY: metadata.csv has NOBODY-ABEL");
    }

    private boolean passes() throws IOException {
        List<Described> studies = List.of(
                new Described("CT", PATIENT, study("1.1", "1.2"), 1, ""),
                new Described("DX, annotated", PATIENT, study("1.3"), 0, DemoStudies.BURNED_IN));
        return new ConversionCheck(studies, ConvertedTree.read(folder), new PrintWriter(out, true)).passes();
    }

    private static String firstLines(String table, int count) {
        return table.lines().limit(count).collect(Collectors.joining("\n", "", "\n"));
    }

    private WrittenStudy study(String... sopUids) {
        return new WrittenStudy(
                PATIENT.id(),
                "1",
                List.of(sopUids).stream()
                        .map(uid -> new WrittenInstance("1", "1", uid, folder.resolve(uid)))
                        .toList());
    }

    private void picture(String name) throws IOException {
        BufferedImage image = new BufferedImage(6, 4, BufferedImage.TYPE_USHORT_GRAY);
        ImageIO.write(
                image,
                "png",
                folder.resolve("extracted-images/p/" + name + ".png").toFile());
    }
}
