package org.niffler.app.explorer.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.app.SeriesDocument;
import org.niffler.app.query.ShownIdentity;
import org.niffler.deid.Pseudonymizer;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;

class StudyIT {

    private static final String PATIENT = "P-SECRET";
    private static final String STUDY = "1.2.840.99.1";
    private static final ShownIdentity PSEUDONYMS = ShownIdentity.pseudonyms(Pseudonymizer.sha224());

    @TempDir
    private Path folder;

    private ImageSite site;

    @BeforeEach
    void setUp() throws IOException {
        site = new ImageSite(folder);
        Files.createDirectories(site.storage());
    }

    @AfterEach
    void tearDown() {
        site.close();
    }

    private static SeriesDocument series(String uid, String number) {
        return SeriesDocument.of(PATIENT, STUDY, uid)
                .with("SeriesNumber", number)
                .with("PatientSex", "F")
                .with("PatientAge", "044Y")
                .with("PatientName", "DOE^JANE")
                .with("StudyDescription", "CHEST OF MISS DOE")
                .with("SeriesDescription", "AXIAL")
                .with("BodyPartExamined", "CHEST")
                .with("AccessionNumber", "ACC1")
                .acquired("20200601", "081500");
    }

    private JsonNode study() {
        return site.json("/studies/" + site.study(PATIENT, STUDY));
    }

    private static List<String> texts(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(item -> item.get(field).asText())
                .toList();
    }

    @Test
    void tellsTheSeriesOfAStudyByTheirNumber() {
        site.documents(
                        series("1.2.840.99.1.10", "10").with("ImageType", "DERIVED", "SECONDARY"),
                        series("1.2.840.99.1.2", "2"),
                        SeriesDocument.of("other", STUDY, "1.2.840.99.1.3"),
                        SeriesDocument.of(PATIENT, "1.2.840.99.7", "1.2.840.99.7.1"))
                .start();

        JsonNode study = study();

        assertThat(texts(study.get("series"), "number")).containsExactly("2", "10");
        JsonNode second = study.get("series").get(1);
        assertThat(second.get("modality").asText()).isEqualTo("CT");
        assertThat(second.get("bodyPart").asText()).isEqualTo("CHEST");
        assertThat(second.get("scanner").asText()).isEqualTo("S1");
        assertThat(second.get("documents").asInt()).isEqualTo(1);
        assertThat(second.get("attributes").toString())
                .contains("{\"name\":\"ImageType\",\"value\":\"DERIVED\\\\SECONDARY\"}");
        assertThat(study.get("sex").asText()).isEqualTo("F");
        assertThat(study.get("age").asText()).isEqualTo("044Y");
    }

    @Test
    void tellsNothingOfWhoThePatientIs() {
        site.documents(series("1.2.840.99.1.1", "1")).start();

        JsonNode study = study();

        assertThat(study.toString()).doesNotContain(PATIENT, STUDY, "DOE", "20200601", "AXIAL", "ACC1", "081500");
        assertThat(study.get("patient").asText()).isEqualTo(PSEUDONYMS.patient(PATIENT));
        assertThat(study.get("study").asText()).isEqualTo(PSEUDONYMS.uid(STUDY));
        for (String field : List.of("date", "time", "description", "accession")) {
            assertThat(study.get(field).isNull()).as(field).isTrue();
        }
        assertThat(site.audit()).isEmpty();
    }

    @Test
    void tellsItWhereIdentityIsShownAndSaysSoToTheAudit() {
        site.showingIdentity().documents(series("1.2.840.99.1.1", "1")).start();

        JsonNode study = study();

        assertThat(study.get("patient").asText()).isEqualTo(PATIENT);
        assertThat(study.get("study").asText()).isEqualTo(STUDY);
        assertThat(study.get("date").asText()).isEqualTo("20200601");
        assertThat(study.get("description").asText()).isEqualTo("CHEST OF MISS DOE");
        assertThat(study.get("accession").asText()).isEqualTo("ACC1");
        assertThat(texts(study.get("series").get(0).get("attributes"), "value")).contains("DOE^JANE");
        assertThat(study.at("/retrieval/message").asText())
                .isEqualTo("The images of study " + STUDY + " are not in the storage folder any more, as it is cleaned"
                        + " regularly. Export the study, and retrieve it with cold-extraction.");
        assertThat(site.audit()).containsExactly("study " + STUDY);
    }

    @Test
    void tellsWhichSeriesAreStillThere() throws IOException {
        List<WrittenInstance> filed =
                site.file(SyntheticStudy.ct(PATIENT).series(2).instances(3));
        String study = filed.get(0).studyUid();
        for (WrittenInstance instance : filed.subList(3, 6)) {
            Files.delete(instance.file());
        }
        site.documents(
                        SeriesDocument.of(PATIENT, study, filed.get(0).seriesUid())
                                .with("SeriesNumber", "1"),
                        SeriesDocument.of(PATIENT, study, filed.get(3).seriesUid())
                                .with("SeriesNumber", "2"))
                .start();

        JsonNode answer = site.json("/studies/" + site.study(PATIENT, study));

        assertThat(texts(answer.get("series"), "state")).containsExactly("there", "gone");
        assertThat(texts(answer.get("series"), "files")).containsExactly("3", "0");
        assertThat(answer.at("/series/0/ref").asText()).isEqualTo(site.series(PATIENT, filed.get(0)));
        assertThat(answer.get("retrieval"))
                .hasToString(
                        "{\"message\":\"The images of 1 of 2 series are not in the storage folder any more, as it is"
                                + " cleaned regularly. Export the study, and retrieve it with cold-extraction.\",\"export\":true}");
    }

    @Test
    void hasNoAdviceIfAllIsThere() {
        WrittenInstance filed = site.file(SyntheticStudy.ct(PATIENT)).get(0);
        site.documents(SeriesDocument.of(PATIENT, filed.studyUid(), filed.seriesUid()))
                .start();

        JsonNode answer = site.json("/studies/" + site.study(PATIENT, filed.studyUid()));

        assertThat(texts(answer.get("series"), "state")).containsExactly("there");
        assertThat(answer.get("retrieval").isNull()).isTrue();
    }

    @Test
    void saysThatItDoesNotKnowWhereImagesAreIfItWasNotTold() {
        site.withoutStorage().documents(series("1.2.840.99.1.1", "1")).start();

        assertUnknown("The explorer was started without the storage folder of the metadata service, so it cannot show"
                + " images.");
    }

    @Test
    void saysThatItDoesNotKnowIfTheLayoutDoesNotTell() {
        site.storedAs("{Modality}/{SeriesInstanceUID}/{SOPInstanceUID}.dcm")
                .documents(series("1.2.840.99.1.1", "1"))
                .start();

        assertUnknown("The storage folder's path template does not give each series a folder that PatientID,"
                + " StudyInstanceUID and SeriesInstanceUID tell, so the explorer cannot find images there.");
    }

    @Test
    void saysThatItDoesNotKnowIfSeriesHaveNoFolders() {
        site.storedAs("{PatientID}/{SOPInstanceUID}.dcm")
                .documents(series("1.2.840.99.1.1", "1"))
                .start();

        assertUnknown("The storage folder's path template does not give each series a folder that PatientID,"
                + " StudyInstanceUID and SeriesInstanceUID tell, so the explorer cannot find images there.");
    }

    @Test
    void saysThatTheDiskIsAwayRatherThanThatImagesAre() throws IOException {
        Files.delete(site.storage());
        site.documents(series("1.2.840.99.1.1", "1")).start();

        assertUnknown("The storage folder is not there or cannot be read. Perhaps its disk is not mounted.");
    }

    private void assertUnknown(String why) {
        JsonNode study = study();
        assertThat(study.at("/series/0/state").asText()).isEqualTo("unknown");
        assertThat(study.at("/series/0/why").asText()).isEqualTo(why);
        assertThat(study.at("/series/0/files").isNull()).isTrue();
        assertThat(study.at("/retrieval/message").asText()).isEqualTo(why);
        assertThat(study.at("/retrieval/export").asBoolean()).isFalse();
    }

    @Test
    void saysThatDeidentifiedDocumentsDoNotTellWhereImagesAre() {
        String pseudonym = "0123456789abcdef".repeat(4);
        site.documents(SeriesDocument.of(pseudonym, STUDY, "1.2.840.99.1.1")).start();

        assertThat(site.json("/studies/" + site.study(pseudonym, STUDY))
                        .at("/series/0/why")
                        .asText())
                .isEqualTo(
                        "The documents of this collection are de-identified, so they do not tell where the images are.");
    }

    @Test
    void knowsNoStudyWithoutDocumentsAndNoForgedOne() {
        site.documents(series("1.2.840.99.1.1", "1")).start();

        assertThat(site.refusal("/studies/" + site.study(PATIENT, "1.2.3")))
                .isEqualTo("404 The collection has no documents of this study, or none any more.");
        assertThat(site.refusal("/studies/" + site.study(PATIENT, "{\"$gt\":\"\"}")))
                .isEqualTo("404 The collection has no documents of this study, or none any more.");
        assertThat(site.refusal("/studies/forged")).isEqualTo("404 There is no such study.");
        assertThat(site.refusal("/studies/" + site.study(PATIENT, STUDY) + "?query=a%20b"))
                .isEqualTo("400 query is no id of a query.");
    }
}
