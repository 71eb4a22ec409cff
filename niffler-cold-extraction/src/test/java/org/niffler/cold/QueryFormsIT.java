package org.niffler.cold;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.pacs.Request;
import org.niffler.testkit.pacs.TestPacs;

/** Everything a row can be asked by. */
class QueryFormsIT {

    private static final int ACCESSION = 0x00080050;
    private static final int STUDY_DATE = 0x00080020;
    private static final int PATIENT_NAME = 0x00100010;
    private static final int STUDY_DESCRIPTION = 0x00081030;

    @TempDir
    private Path folder;

    private WrittenStudy head;
    private WrittenStudy knee;
    private WrittenStudy chest;
    private TestPacs pacs;
    private Run run;

    @BeforeEach
    void startPacs() {
        Path archive = folder.resolve("archive");
        head = study(SyntheticStudy.ct("000123").series(2).instances(2), "A-1", "20200214", "CT HEAD, \"contrast\"");
        knee = study(SyntheticStudy.mr("000123").instances(2), "A-2", "20200301", "MR KNEE");
        chest = study(SyntheticStudy.dx("0045"), "A-3", "20200229", "CHEST");
        pacs = TestPacs.serve("PACS", archive);
        run = new Run(folder, pacs.address());
        pacs.destination("NIFFLER", run.port());
    }

    private WrittenStudy study(SyntheticStudy study, String accession, String date, String description) {
        return study.but(image -> {
                    image.setString(ACCESSION, VR.SH, accession);
                    image.setString(STUDY_DATE, VR.DA, date);
                    image.setString(STUDY_DESCRIPTION, VR.LO, description);
                    image.setSpecificCharacterSet("ISO_IR 192");
                    image.setString(PATIENT_NAME, VR.PN, accession.equals("A-3") ? "Müller^Anna" : "Doe^Jane");
                })
                .writeTo(folder.resolve("archive"));
    }

    @AfterEach
    void stopPacs() {
        pacs.close();
    }

    @Test
    void retrievesOneStudyByPatientAndAccessionNumberWhichItResolvesFirst() {
        Run.Result result = attributes("PatientID", "AccessionNumber")
                .csv("PatientID,AccessionNumber", "000123,A-2")
                .start();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("instances: 2 expected, 2 received");
        run.assertHolds("000123", knee.instances());
        assertThat(moves())
                .singleElement()
                .satisfies(move ->
                        assertThat(move.keys()).containsExactlyEntriesOf(Map.of("StudyInstanceUID", knee.studyUid())));
    }

    @Test
    void retrievesOneStudyByPatientAndUid() {
        attributes("PatientID", "StudyInstanceUID")
                .csv("PatientID,StudyInstanceUID", "000123," + head.studyUid())
                .start();

        run.assertHolds("000123", head.instances());
        assertThat(run.storedFiles()).hasSize(head.instances().size());
    }

    @Test
    void findsByTheAccessionNumberAlone() {
        Run.Result result =
                attributes("AccessionNumber").csv("Acc", "A-1", "A-3", "A-9").start();

        assertThat(result.out()).startsWith("rows:      3 (2 complete, 1 not found)");
        run.assertHolds("000123", head.instances());
        run.assertHolds("0045", chest.instances());
    }

    @Test
    void findsAMonthWithOneQuery() {
        Run.Result result = attributes("StudyMonth").csv("Month", "202002").start();

        assertThat(result.out()).contains("studies:   2 expected, 2 complete");
        assertThat(pacs.requests())
                .filteredOn(request ->
                        request.kind().equals("C-FIND") && request.level().equals("STUDY"))
                .singleElement()
                .satisfies(find -> assertThat(find.keys()).containsEntry("StudyDate", "20200201-20200229"));
    }

    @Test
    void findsByThreeAttributesWhereverTheirColumnsStand() {
        Run.Result result = attributes("PatientID", "StudyDate", "StudyDescription")
                .option("FirstColumn", "MRN")
                .option("SecondColumn", "Day")
                .option("ThirdIndex", "0")
                .option("DateFormat", "%m/%d/%Y")
                .csv("What;MRN;Site;Day", "\"CT HEAD, \"\"contrast\"\"\";000123;North;2/14/2020")
                .start();

        assertThat(result.exitCode()).as(result.err()).isZero();
        run.assertHolds("000123", head.instances());
        assertThat(run.storedFiles()).hasSize(head.instances().size());
        assertThat(run.reportRows())
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("Site", "North"));
    }

    @Test
    void passesWildcardsAndLettersOfAllLanguagesOn() {
        Run.Result result = attributes("PatientName").csv("Name", "Müller*").start();

        assertThat(result.exitCode()).as(result.err()).isZero();
        run.assertHolds("0045", chest.instances());
        assertThat(run.storedFiles()).hasSize(chest.instances().size());
    }

    @Test
    void findsStudiesByAnAttributeOfTheirSeries() {
        Run.Result result =
                attributes("PatientID", "Modality").csv("ID,Mod", "000123,MR").start();

        assertThat(result.exitCode()).as(result.err()).isZero();
        run.assertHolds("000123", knee.instances());
        assertThat(run.storedFiles()).hasSize(knee.instances().size());
    }

    @Test
    void retrievesOverlappingResultsOnce() {
        Run.Result result = attributes("StudyDate")
                .csv("Day", "20200214", "20200201-20200229", "20200214-")
                .start();

        assertThat(result.out()).startsWith("rows:      3 (3 complete)");
        assertThat(moves())
                .extracting(move -> move.keys().get("StudyInstanceUID"))
                .containsExactlyInAnyOrder(head.studyUid(), knee.studyUid(), chest.studyUid());
    }

    @Test
    void doesNotTakeStudiesThatThePacsListsWithoutMatchingTheAttribute() {
        Run.Result result = attributes("PatientID", "PatientMotherBirthName")
                .csv("ID,Mother", "000123,X")
                .start();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(moves()).isEmpty();
    }

    @Test
    void refusesSettingsUnderWhichNoRowCanBeRead() {
        Run.Result result =
                attributes("StudyDate").csv("Day", "2020-02-14", "14.2.2020").start();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).isEqualToNormalizingNewlines("""
                        None of the first 2 rows of %s can be asked for:
                          line 2: the StudyDate is not a date written as DateFormat says (%%Y%%m%%d)
                          line 3: the StudyDate is not a date written as DateFormat says (%%Y%%m%%d)
                        Check FirstAttr, FirstIndex or FirstColumn (Second..., Third...) and DateFormat.
                        """.formatted(run.csv()));
        assertThat(pacs.associations().accepted()).isZero();
    }

    private Run attributes(String... keywords) {
        List<String> ordinals = List.of("First", "Second", "Third");
        for (int i = 0; i < keywords.length; i++) {
            run.option(ordinals.get(i) + "Attr", keywords[i]);
        }
        return run.option("NumberOfQueryAttributes", String.valueOf(keywords.length));
    }

    private List<Request> moves() {
        return pacs.requests().stream()
                .filter(request -> request.kind().equals("C-MOVE"))
                .toList();
    }
}
