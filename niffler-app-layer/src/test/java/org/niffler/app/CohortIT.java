package org.niffler.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CohortIT {

    private AppRun app;
    private String output;

    @BeforeEach
    void makeAStore(@TempDir Path folder) {
        app = new AppRun(folder)
                .store(
                        series("P1", "1.2.1", "1", "CR", "CHEST", "20150101"),
                        series("P1", "1.2.1", "2", "CR", "Chest PA", "20150101"),
                        series("P1", "1.2.2", "3", "DX", "ABDOMEN", "20160101"),
                        series("=P2", "1.2.3", "4", "DX", "CHEST", "20191231").with("AccessionNumber", "A3"),
                        series("P4", "1.2.4", "5", "DX", "CHEST", "20200101"),
                        series("P5", "1.2.5", "6", "CT", "CHEST", "20150101").with("Manufacturer", "GE MEDICAL"),
                        series("", "1.2.6", "7", "CR", "CHEST", "20150101").with("PatientID", "NaN"));
        output = app.file("cohort.csv").toString();
    }

    private static SeriesDocument series(
            String patient, String study, String number, String modality, String bodyPart, String date) {
        return SeriesDocument.of(patient, study, study + "." + number)
                .with("Modality", modality)
                .with("BodyPartExamined", bodyPart)
                .with("Manufacturer", "SIEMENS")
                .with("StudyDate", date);
    }

    private AppRun.Result cohort(String filter, String... more) {
        String[] arguments = new String[more.length + 4];
        System.arraycopy(new String[] {"--filter", filter, "--output", output}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return app.ask("cohort", arguments);
    }

    @Test
    void writesTheStudiesThatMatchForColdExtraction() throws IOException {
        AppRun.Result result = cohort(
                "Modality in (CR, DX) and BodyPartExamined ~ /chest/i and StudyDate between 20120101 and 20191231");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(app.text("cohort.csv")).isEqualTo("""
                PatientID,StudyInstanceUID,AccessionNumber,Series,Documents
                ,1.2.6,,1,1
                =P2,1.2.3,A3,1,1
                P1,1.2.1,,2,2
                """);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(output))))
                .isEqualTo("rw-------");
        assertThat(result.err())
                .contains(
                        "3 studies of 3 patients (4 matching series) in " + output,
                        "1 studies have no PatientID or no StudyInstanceUID in the store and cannot be retrieved",
                        "It identifies patients; only you may read it.",
                        "To retrieve it: java -jar cold-extraction.jar --CsvFile " + output
                                + " --NumberOfQueryAttributes 2 --SecondAttr StudyInstanceUID --SecondIndex 1")
                .doesNotContain("P1");
    }

    @Test
    void takesAQueryOfMongoDb() {
        AppRun.Result result = cohort("{\"Modality\": \"CT\", \"StudyDate\": {\"$lt\": \"2016\"}}");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(app.text("cohort.csv")).endsWith("Documents\nP5,1.2.5,,1,1\n");
    }

    @Test
    void takesAFileWithComments() throws IOException {
        Path file = Files.writeString(app.file("ct.cohort"), "# All of GE's\nManufacturer = \"GE*\"\n");

        AppRun.Result result = cohort(file.toString());

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(app.text("cohort.csv")).endsWith("Documents\nP5,1.2.5,,1,1\n");
    }

    @Test
    void countsTheGroups() {
        AppRun.Result result = cohort("Modality exists", "--group-by", "Manufacturer,Modality");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(app.text("cohort-groups.csv")).isEqualTo("""
                Manufacturer,Modality,Patients,Studies,Series,Documents
                SIEMENS,DX,3,3,3,3
                SIEMENS,CR,2,2,3,3
                GE MEDICAL,CT,1,1,1,1
                """);
    }

    @Test
    void makesACohortToShare() throws IOException {
        AppRun.Result result = cohort(
                "Modality = DX",
                "--pseudonyms",
                "--pseudonym-key",
                app.file("key").toString(),
                "--group-by",
                "BodyPartExamined");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(app.text("cohort.csv"))
                .doesNotContain("P1", "P2", "P4", "1.2.", "A3")
                .contains(",2.25.");
        assertThat(app.text("cohort.csv").lines()).hasSize(4);
        assertThat(app.text("cohort-groups.csv")).contains("CHEST,2,2,2,2");
        assertThat(result.err()).doesNotContain("identifies patients", "cold-extraction");
    }

    @Test
    void doesNotGroupWhatIsSharedByWhatIdentifies() {
        AppRun.Result result = cohort("Modality = DX", "--pseudonyms", "--group-by", "Modality,PatientBirthDate");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).isEqualTo("""
                --group-by PatientBirthDate would tell who is in the cohort (PS3.15 Table E.1-1).
                Group by another attribute, or leave --pseudonyms out and keep the result to yourself.
                """);
        assertThat(app.file("cohort.csv")).doesNotExist();
    }

    @Test
    void wondersAboutAnAttributeThatNoDocumentHas() {
        AppRun.Result result = cohort("Modality = CT and ProtocolName = HEAD");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err())
                .contains("none of the first documents of the collection has ProtocolName: does its profile name it?");
        assertThat(app.text("cohort.csv")).hasLineCount(1);
    }

    @Test
    void wondersAboutItEvenIfTheFilterHoldsWhereTheAttributeIsAbsent() {
        AppRun.Result result = cohort("Modality = CT and not SliceThickness < 5");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err())
                .contains(
                        "none of the first documents of the collection has SliceThickness: does its profile name it?",
                        "1 studies of 1 patients");
    }

    @Test
    void saysWhereAFilterIsWrong() {
        AppRun.Result result = cohort("Modality in (CR, DX) and BodyPartExamind = CHEST");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).startsWith("--filter: ").contains("BodyPartExamined", "column 26");
    }

    @Test
    void saysThatThereIsNoSuchFile() {
        Path typo = app.file("my cohorts/ivc.cohort");

        AppRun.Result result = cohort(typo.toString());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo("--filter: " + typo + ": no such file (looked for " + typo + ").\n"
                        + "--filter takes a file with a filter, or a filter, such as 'Modality = CT'.\n");
    }

    @Test
    void saysInWhichFileAFilterIsWrong() throws IOException {
        Path file = Files.writeString(app.file("ct.cohort"), "# computed\nModality =\n");

        AppRun.Result result = cohort(file.toString());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).startsWith("--filter: " + file + ": Line 3, column 1: Expected a value");
    }

    @Test
    void saysThatPseudonymsCannotBeRetrieved() {
        String pseudonym = "0123456789abcdef".repeat(4);
        app.store("deid", List.of(series(pseudonym, "2.25.1", "1", "CT", "CHEST", "20200101")));

        AppRun.Result result = cohort("Modality = CT", "--collection", "deid");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err())
                .contains("1 studies have a pseudonym as their PatientID in the store and cannot be retrieved:"
                        + " Collection names another collection, whose profile is not de-identified")
                .doesNotContain("To retrieve it", pseudonym);
    }

    @Test
    void hasNoPlaceForGroupsBesideWhatIsNoFile() {
        AppRun.Result result =
                app.ask("cohort", "--filter", "Modality = CT", "--output", "/dev/null", "--group-by", "Manufacturer");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).isEqualTo("""
                --group-by writes a second file beside that of --output, but /dev/null is no file.
                Name a file with --output, or leave --group-by out.
                """);
        assertThat(Path.of("/dev/null-groups")).doesNotExist();
    }

    @Test
    void doesNotSayOfAPipeThatOnlyItsOwnerReadsIt() {
        AppRun.Result result = app.ask("cohort", "--filter", "Modality = CT", "--output", "/dev/null");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).isEqualTo("1 studies of 1 patients (1 matching series) in /dev/null\n");
    }

    @Test
    void runsNoJavaScriptInTheStore() {
        AppRun.Result result = cohort("{\"$or\": [{\"\\u0024where\": \"sleep(10000)\"}]}");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).startsWith("--filter: ").contains("$where");
    }

    @Test
    void saysThatAStoreDoesNotUnderstandAQuery() {
        AppRun.Result result = cohort("{\"Modality\": {\"$regex\": \"(\"}}");

        assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
        assertThat(app.file("cohort.csv")).doesNotExist();
    }
}
