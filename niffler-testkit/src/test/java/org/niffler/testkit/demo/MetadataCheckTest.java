package org.niffler.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.fixture.WrittenStudy;

/** Of a study with the series 1.1 and 1.2, of two and of one instance. */
class MetadataCheckTest {

    private static final DemoPatient PATIENT = new DemoPatient("DEMO-001", "NOBODY-ABEL^ADA");
    private static final Measured TWO_EACH = new Measured(Map.of("featureset", 2L, "shared", 2L), 0, 0);

    private final StringWriter out = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void passesOneDocumentForEachSeries() throws IOException {
        assertThat(check().documents(
                                List.of(
                                        documents("featureset", "{\"_id\": \"1.2\"}", "{\"_id\": \"1.1\"}"),
                                        documents("shared", "{\"_id\": \"2.25.7\"}", "{\"_id\": \"2.25.8\"}")),
                                TWO_EACH))
                .isTrue();
        assertThat(out.toString().lines())
                .containsExactly("Documents: one for each of 2 series and 2 profiles, none written twice.");
    }

    @Test
    void noticesThatADocumentIsMissing() throws IOException {
        assertThat(check().documents(List.of(documents("featureset", "{\"_id\": \"1.2\"}")), TWO_EACH))
                .isFalse();
        assertThat(out.toString().lines())
                .containsExactly("WRONG in featureset: 1 of 2 series have documents, and there are 1.");
    }

    @Test
    void noticesThatThereIsOneTooMany() throws IOException {
        assertThat(check().documents(
                                List.of(documents(
                                        "shared", "{\"_id\": \"7\"}", "{\"_id\": \"8\"}", "{\"_id\": \"9\"}")),
                                TWO_EACH))
                .isFalse();
    }

    @Test
    void noticesADocumentOfAnotherSeries() throws IOException {
        assertThat(check().documents(
                                List.of(documents("featureset", "{\"_id\": \"1.1\"}", "{\"_id\": \"9\"}")), TWO_EACH))
                .isFalse();
        assertThat(out.toString().lines())
                .containsExactly("WRONG in featureset: its documents are not those of the series that were sent.");
    }

    @Test
    void noticesADocumentThatWasWrittenTwice() throws IOException {
        assertThat(check().documents(
                                List.of(documents("featureset", "{\"_id\": \"1.1\"}", "{\"_id\": \"1.2\"}")),
                                new Measured(Map.of("featureset", 3L), 0, 0)))
                .isFalse();
        assertThat(out.toString().lines())
                .containsExactly("WRONG in featureset: 3 documents were written for 2 series.");
    }

    @Test
    void noticesAPatientInADocument() throws IOException {
        assertThat(check().saysNothingOfPatients(documents("shared", "{\"StudyDescription\": \"of demo-001\"}")))
                .isFalse();
        assertThat(out.toString()).contains("PATIENT IDENTITY: ", "shared.jsonl has DEMO-001");
    }

    @Test
    void noticesAnInstanceThatIsNotOnDisk() {
        assertThat(check().received(folder)).isFalse();
        assertThat(out.toString().lines())
                .containsExactly("On disk, the data set byte for byte as it was sent: 0 of 3.");
    }

    @Test
    void noticesAPseudonymThatIsNotThatOfThePictures() throws IOException {
        ConvertedTree tree = tree("0123abcd");

        assertThat(check().pseudonyms(documents("shared", "{\"PatientID\": \"0123abcd\"}"), tree))
                .isTrue();
        assertThat(check().pseudonyms(documents("shared", "{\"PatientID\": \"ffff\"}"), tree))
                .isFalse();
    }

    private ConvertedTree tree(String pseudonym) throws IOException {
        Path picture = folder.resolve("extracted-images/" + pseudonym + "/a.png");
        Files.createDirectories(picture.getParent());
        ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY), "png", picture.toFile());
        Files.writeString(
                folder.resolve("mapping.csv"),
                "studies/1.1.1.dcm,converted/extracted-images/" + pseudonym + "/a.png,1,\n");
        Files.createFile(folder.resolve("held-back.csv"));
        Files.createFile(folder.resolve("failures.csv"));
        return ConvertedTree.read(folder);
    }

    private MetadataCheck check() {
        WrittenStudy study = new WrittenStudy(
                PATIENT.id(),
                "1",
                List.of(instance("1.1", "1.1.1"), instance("1.1", "1.1.2"), instance("1.2", "1.2.1")));
        return new MetadataCheck(List.of(new Described("CT", PATIENT, study, 1, "")), new PrintWriter(out, true));
    }

    private WrittenInstance instance(String seriesUid, String sopUid) {
        return new WrittenInstance("1", seriesUid, sopUid, folder.resolve(sopUid));
    }

    private StoredDocuments documents(String collection, String... lines) throws IOException {
        return StoredDocuments.read(Files.write(folder.resolve(collection + ".jsonl"), List.of(lines)));
    }
}
