package org.niffler.cold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.pacs.Request;
import org.niffler.testkit.pacs.TestPacs;

/** The runs that ask and retrieve nothing. */
class InquiryIT extends TwoStudies {

    @Test
    void triesDryWhatIsLeftToDoInAllArchives() {
        Path both = folder.resolve("both");
        SyntheticStudy.ct("OLD").series(3).instances(2).writeTo(both);
        run.csv("PatientID", "P1").start();
        int moved = moves().size();
        try (TestPacs second = TestPacs.serve("ARCHIVE", both)) {
            Run.Result result = run.csv("PatientID", "P1", "P2", "OLD")
                    .option("FallbackAet", second.address())
                    .option("DryRun", "true")
                    .start();

            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.out()).isEqualToNormalizingNewlines("""
                            rows:      3 (2 complete, 1 done in an earlier run)
                            studies:   2 listed, 4 series
                            instances: 8 listed, about 4.0 MiB (at 512 KiB each), 0.0 h (at 20 MB/s)
                            dry run: nothing was retrieved
                            """);
            assertThat(moves()).hasSize(moved);
        }
    }

    @Test
    void triesDryOnlyTheSeriesThatAreWanted() {
        Run.Result result = run.csv("PatientID", "P1", "P2")
                .option("Modality", "MR")
                .option("DryRun", "true")
                .start();

        assertThat(result.out()).contains("studies:   1 listed, 1 series", "instances: 2 listed");
    }

    @Test
    void countsWithoutRetrievingInADryRun() {
        Run.Result result = run.csv("PatientID", "P1", "P2", "NOBODY")
                .option("DryRun", "true")
                .start();

        assertThat(result.out()).isEqualToNormalizingNewlines("""
                        rows:      3 (2 complete, 1 not found)
                        studies:   2 listed, 3 series
                        instances: 10 listed, about 5.0 MiB (at 512 KiB each), 0.0 h (at 20 MB/s)
                        dry run: nothing was retrieved
                        """);
        assertThat(moves()).isEmpty();
        assertThat(run.journal()).doesNotExist();
    }

    @Test
    void verifiesAnEarlierExtractionWithoutMovingAnything() throws IOException {
        run.csv("PatientID", "P1", "P2").start();
        int before = moves().size();
        Files.delete(run.fileOf("P1", ct.instances().get(0)));

        Run.Result result = run.option("Verify", run.storage().toString()).start();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("line 2: PARTIAL 7/8: study " + ct.studyUid());
        assertThat(result.out()).startsWith("rows:      2 (1 complete, 1 incomplete)");
        assertThat(result.err())
                .contains("1 of 2 rows are not in the folder as the PACS has them; see above. An extraction without"
                        + " --verify retrieves what is missing")
                .doesNotContain("[EXTRACTION");
        assertThat(moves()).hasSize(before);
        assertThat(run.rowsOf(run.comparison()))
                .filteredOn(row -> row.get("Row").equals("2"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("State", "PARTIAL 7/8")
                        .containsEntry("Reason", "1 of 8 instances are not in the folder"));

        Run.Result mended = run.without("Verify").start();

        assertThat(mended.out()).startsWith("rows:      2 (1 complete, 1 done in an earlier run)");
        assertThat(moves()).hasSize(before + 1);
        run.assertHolds("P1", ct.instances());
    }

    @Test
    void refusesToCompareAFolderInWhichNoStudyCanBeFound() {
        Run.Result result = run.csv("PatientID", "P1")
                .option("Verify", run.storage().toString())
                .option("FilePath", "{Modality}/{PatientID}/{SOPInstanceUID}.dcm")
                .start();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains("FilePath: files can be compared only where it begins with the patient or the study, such as"
                        + " {PatientID}/{StudyInstanceUID}/{SOPInstanceUID}.dcm");
    }

    @Test
    void leavesTheJournalAloneWhenAnotherFolderIsCompared() {
        run.csv("PatientID", "P1").start();

        run.option("Verify", folder.resolve("empty").toString()).start();

        assertThat(run.without("Verify").start().out()).startsWith("rows:      1 (1 done in an earlier run)");
    }

    @Test
    void writesTheTablesOfTheOriginalAndRetrievesNothing() throws IOException {
        run.csv("PatientID", "P1", "NOBODY").option("FilePath", "CFIND-ONLY").start();

        assertThat(Files.readAllLines(run.storage().resolve("cfind-output.csv")))
                .hasSize(2)
                .startsWith("PatientID,StudyInstanceUID,AccessionNumber,StudyDescription")
                .last()
                .asString()
                .startsWith("P1," + ct.studyUid() + ",");

        run.option("FilePath", "CFIND-DETAILED").start();

        List<String> detailed = Files.readAllLines(run.storage().resolve("cfind-output.csv"));
        assertThat(detailed.get(0))
                .isEqualTo("PatientID,StudyInstanceUID,AccessionNumber,StudyDescription,StudyDate,StudyTime,"
                        + "DeviceSerialNumber,ProtocolName,PerformedProcedureStepDescription,"
                        + "NumberOfStudyRelatedSeries,NumberOfStudyRelatedInstances,AcquisitionDate");
        assertThat(detailed.get(1)).contains(",2,8,");
        assertThat(moves()).isEmpty();
    }

    private List<Request> moves() {
        return pacs.requests().stream()
                .filter(request -> request.kind().equals("C-MOVE"))
                .toList();
    }
}
