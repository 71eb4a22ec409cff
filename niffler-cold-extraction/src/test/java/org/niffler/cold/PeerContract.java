package org.niffler.cold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.DcmFiles;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.peer.PeerAddress;
import org.niffler.testkit.process.Ports;

/**
 * What an extraction does with the PACS of others, whichever it is. The jar runs as a process of its own, started by the
 * command lines that users type.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PeerContract {

    private static final int PATIENT_NAME = 0x00100010;
    private static final int PATIENT_ID = 0x00100020;

    final PeerAddress niffler = PeerAddress.local("NIFFLER", Ports.free());
    WrittenStudy head;
    WrittenStudy knee;
    WrittenStudy chest;
    private WrittenStudy latin;
    private PeerAddress pacs;

    @TempDir
    Path folder;

    Run run;

    /** Starts it with the studies in the archive; it knows this destination. */
    abstract PeerAddress start(PeerAddress destination, Path archive);

    @BeforeAll
    void fillPacs(@TempDir Path archive) {
        head = study(SyntheticStudy.ct("000123").series(2).instances(3), "A-1", "20200214", "CT HEAD, \"contrast\"")
                .writeTo(archive);
        knee = study(SyntheticStudy.mr("000123").instances(2), "A-2", "20200301", "MR KNEE")
                .writeTo(archive);
        chest = study(SyntheticStudy.dx("0045"), "A-3", "20200229", "CHEST")
                .but(image -> image.setSpecificCharacterSet("ISO_IR 192"))
                .but(image -> image.setString(PATIENT_NAME, VR.PN, "Müller^Anna"))
                .writeTo(archive);
        latin = SyntheticStudy.ct("Özil 7")
                .but(image -> image.setSpecificCharacterSet("ISO_IR 100"))
                .but(image -> image.setString(PATIENT_ID, VR.LO, "Özil 7"))
                .writeTo(archive);
        pacs = start(niffler, archive);
    }

    private static SyntheticStudy study(SyntheticStudy study, String accession, String date, String description) {
        return study.accessionNumber(accession).studyDate(date).description(description);
    }

    @BeforeEach
    void prepareRun() {
        run = extraction(Map.of());
    }

    /** An extraction by the jar, with these variables in its environment. */
    Run extraction(Map<String, String> environment) {
        return Run.ofJar(folder, pacs, niffler.port(), environment);
    }

    @Test
    void echoes() {
        assertThat(run.start("echo").out()).isEqualToNormalizingNewlines("C-ECHO request status: 0x0000\n");
    }

    @Test
    void retrievesPatientsOnceByTheHeadersNameAndTellsWhomItDidNotFind() {
        Run.Result result = run.csv("Cohort;MRN", "a;000123", "b;NOBODY", "c;000123", "d;0045")
                .start("--first-column", "MRN");

        assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
        assertThat(result.out()).startsWith("""
                        rows:      4 (2 complete, 1 repeated, 1 not found)
                        studies:   3 expected, 3 complete, 0 incomplete
                        instances: 9 expected, 9 received\
                        """);
        assertThat(run.reportRows())
                .extracting(row -> row.get("Row") + row.get("Cohort") + " " + row.get("State"))
                .containsExactlyInAnyOrder("2a OK", "2a OK", "3b NOT_FOUND", "4c SKIPPED", "5d OK");
        assertRetrieved(head, knee, chest);
    }

    @Test
    void retrievesOneStudyByPatientAndAccessionNumber() {
        assertDone(attributes("PatientID", "AccessionNumber")
                .csv("PatientID,AccessionNumber", "000123,A-2")
                .start());

        assertRetrieved(knee);
    }

    @Test
    void retrievesOneStudyByPatientAndUid() {
        assertDone(attributes("PatientID", "StudyInstanceUID")
                .csv("PatientID,StudyInstanceUID", "000123," + head.studyUid())
                .start());

        assertRetrieved(head);
    }

    @Test
    void findsByTheAccessionNumberAlone() {
        Run.Result result =
                attributes("AccessionNumber").csv("Acc", "A-1", "A-3", "A-9").start();

        assertThat(result.out()).startsWith("rows:      3 (2 complete, 1 not found)");
        assertRetrieved(head, chest);
    }

    @Test
    void findsByPatientAndDateAsTheUserWritesIt() {
        assertDone(attributes("PatientID", "StudyDate")
                .csv("ID,Day", "000123,2/14/2020")
                .start("--date-format", "%m/%d/%Y"));

        assertRetrieved(head);
    }

    @Test
    void findsAMonth() {
        assertDone(attributes("StudyMonth").csv("Month", "202002").start());

        assertRetrieved(head, chest);
    }

    @Test
    void findsByThreeAttributesWithQuotesAndCommas() {
        assertDone(attributes("PatientID", "StudyDate", "StudyDescription")
                .csv("ID,Day,What", "000123,20200214,\"CT HEAD, \"\"contrast\"\"\"", "0045,20200229,CHEST")
                .start());

        assertRetrieved(head, chest);
    }

    @Test
    void passesTheUsersWildcardsOn() {
        assertDone(attributes("PatientID", "AccessionNumber")
                .csv("ID,Acc", "0001*,A-?")
                .start());

        assertRetrieved(head, knee);
    }

    @Test
    void findsNamesThatAreNotAscii() {
        assertDone(attributes("PatientName").csv("Name", "Müller*").start());

        assertRetrieved(chest);
    }

    @Test
    void retrievesAPatientWhoseIdIsWrittenInAnotherCharacterSet() {
        assertDone(run.csv("PatientID", "Özil 7").start());

        assertRetrieved(latin);
    }

    @Test
    void findsStudiesByAnAttributeOfTheirSeries() {
        assertDone(
                attributes("PatientID", "Modality").csv("ID,Mod", "000123,MR").start());

        assertRetrieved(knee);
    }

    @Test
    void retrievesSeriesBySeries() {
        assertDone(run.csv("PatientID", "000123").start("--level", "series"));

        assertRetrieved(head, knee);
    }

    @Test
    void retrievesByInstance() {
        assertDone(run.csv("PatientID", "000123").start("--level", "image"));

        assertRetrieved(head, knee);
    }

    @Test
    void retrievesTheWantedModalitiesOnly() {
        Run.Result result = run.csv("PatientID", "000123", "0045").start("--modality", "MR,DX");

        assertThat(result.out()).contains("instances: 3 expected, 3 received");
        assertRetrieved(knee, chest);
    }

    @Test
    void retrievesTheSeriesWithTheWantedDescriptionOnly() {
        Run.Result result = run.csv("PatientID", "000123").start("--series-description", "series [2-9]$");

        assertThat(result.out()).contains("instances: 3 expected, 3 received");
        assertRetrieved(head.instances().stream()
                .filter(instance -> head.instances().indexOf(instance) >= 3)
                .toList());
    }

    @Test
    void retrievesByCGet() {
        assertDone(run.csv("PatientID", "000123", "0045").start("--retrieve", "get"));

        assertRetrieved(head, knee, chest);
    }

    @Test
    void retrievesAsAUserWhoseNameThePacsDoesNotAskFor() {
        assertDone(extraction(Map.of("NIFFLER_DICOM_PASSWORD", "secret"))
                .csv("PatientID", "0045")
                .start("--dicom-user", "researcher"));

        assertRetrieved(chest);
    }

    @Test
    void listsStudies() throws IOException {
        assertThat(run.csv("PatientID", "000123", "NOBODY")
                        .start("--file-path", "CFIND-ONLY")
                        .exitCode())
                .isEqualTo(1);

        assertThat(Files.readAllLines(run.storage().resolve("cfind-output.csv")))
                .containsExactlyInAnyOrder(
                        "PatientID,StudyInstanceUID,AccessionNumber,StudyDescription",
                        "000123," + head.studyUid() + ",A-1,\"CT HEAD, \"\"contrast\"\"\"",
                        "000123," + knee.studyUid() + ",A-2,MR KNEE");
    }

    @Test
    void verifiesAnExtractionAndRetrievesWhatWasDeletedSince() throws IOException {
        run.csv("PatientID", "000123", "0045");
        assertDone(run.start());
        assertThat(verify().out()).startsWith("rows:      2 (2 complete)");
        Files.delete(run.fileOf("000123", head.instances().get(0)));

        Run.Result verified = verify();

        assertThat(verified.exitCode()).isEqualTo(1);
        assertThat(verified.out()).startsWith("rows:      2 (1 complete, 1 incomplete)");
        assertThat(verified.err()).contains("line 2: PARTIAL 5/6: study " + head.studyUid());

        // What is there is looked at, and the rest asked for.
        FileTime before =
                Files.getLastModifiedTime(run.fileOf("000123", head.instances().get(1)));
        assertDone(run.start());
        assertRetrieved(head, knee, chest);
        assertThat(run.fileOf("000123", head.instances().get(1)))
                .satisfies(file -> assertThat(Files.getLastModifiedTime(file)).isEqualTo(before));
    }

    private Run.Result verify() {
        return run.start("--verify", run.storage().toString());
    }

    Run attributes(String... keywords) {
        List<String> ordinals = List.of("First", "Second", "Third");
        for (int i = 0; i < keywords.length; i++) {
            run.option(ordinals.get(i) + "Attr", keywords[i]);
        }
        return run.option("NumberOfQueryAttributes", String.valueOf(keywords.length));
    }

    static void assertDone(Run.Result result) {
        assertThat(result.exitCode()).as(result.toString()).isZero();
    }

    /** These studies are in the storage folder, and nothing else. */
    void assertRetrieved(WrittenStudy... studies) {
        assertRetrieved(Arrays.stream(studies)
                .flatMap(study -> study.instances().stream())
                .toList());
    }

    /** Peers may write lengths and file meta information anew; the image is the same. */
    private void assertRetrieved(List<WrittenInstance> instances) {
        assertThat(run.storedFiles()).hasSize(instances.size());
        assertThat(instances)
                .allSatisfy(instance -> assertThat(DcmFiles.dataSet(run.fileOf(patientOf(instance), instance)))
                        .isEqualTo(DcmFiles.dataSet(instance.file())));
    }

    private String patientOf(WrittenInstance instance) {
        return Stream.of(head, knee, chest, latin)
                .filter(study -> study.studyUid().equals(instance.studyUid()))
                .map(study -> study.patientId().replace("Ö", "%C3%96")) // as folders are named everywhere
                .findFirst()
                .orElseThrow();
    }
}
