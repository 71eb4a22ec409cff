package org.niffler.cold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.pacs.Request;
import org.niffler.testkit.pacs.TestPacs;

/** What is missing is asked for again, what is there is not, and the report says what is what. */
class ProvenRetrievalIT extends TwoStudies {

    @Test
    void asksForTheMissingInstanceOnlyAndTellsHowOften() {
        WrittenInstance dropped = ct.instances().get(5);
        pacs.faults().drop(dropped.sopUid());

        Run.Result result = run.csv("PatientID", "P1").option("Retries", "2").start();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(moves()).extracting(Request::level).containsExactly("PATIENT", "IMAGE", "IMAGE");
        assertThat(moves().get(1).keys())
                .isEqualTo(Map.of(
                        "StudyInstanceUID", ct.studyUid(),
                        "SeriesInstanceUID", dropped.seriesUid(),
                        "SOPInstanceUID", dropped.sopUid()));
        assertThat(run.reportRows())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("Row", "2")
                        .containsEntry("Key", "P1")
                        .containsEntry("StudyInstanceUID", ct.studyUid())
                        .containsEntry("Expected", "8")
                        .containsEntry("Received", "7")
                        .containsEntry("Attempts", "3")
                        .containsEntry("State", "PARTIAL 7/8")
                        .containsEntry("DicomStatus", "0x0000")
                        .containsEntry(
                                "Reason",
                                "1 of 8 instances did not arrive; the retrieval ended with status 0x0000 (success)"));
    }

    @Test
    void asksOnTheNextRunForNothingThatIsThereAlready() {
        WrittenInstance dropped = ct.instances().get(5);
        pacs.faults().drop(dropped.sopUid());
        run.csv("PatientID", "P1", "P2").option("Retries", "0").start();
        pacs.faults().clear();
        int before = moves().size();

        Run.Result again = run.start();

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(moves().subList(before, moves().size()))
                .singleElement()
                .satisfies(move -> assertThat(move.keys()).containsEntry("SOPInstanceUID", dropped.sopUid()));
        run.assertHolds("P1", ct.instances());
        assertThat(run.reportRows())
                .extracting(row -> row.get("Key") + " " + row.get("State") + " " + row.get("Received"))
                .containsExactlyInAnyOrder("P1 OK 8", "P2 SKIPPED 2");
    }

    @Test
    void asksSeriesWiseWhereThePacsDoesNotRetrieveInstances() {
        pacs.faults().drop(ct.instances().get(5).sopUid());
        run.csv("PatientID", "P1").option("Retries", "0").start();
        pacs.faults().clear();
        pacs.faults().failMoveWith(0xA900, "IMAGE level not supported");

        Run.Result result = run.option("Retries", "2").start();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(moves()).extracting(Request::level).containsExactly("PATIENT", "IMAGE", "SERIES", "STUDY");
    }

    @Test
    void neverBelievesASuccessWithoutImages() {
        pacs.faults().drop(mr.instances().stream().map(WrittenInstance::sopUid).toArray(String[]::new));

        Run.Result result = run.csv("PatientID", "P2")
                .option("Retries", "1")
                .option("ArrivalTimeout", "100ms")
                .start();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(run.reportRows())
                .singleElement()
                .satisfies(
                        row -> assertThat(row).containsEntry("State", "FAILED").containsEntry("Received", "0"));
    }

    @Test
    void reportsEveryKindOfRowWithTheColumnsOfTheUser() {
        run.csv("Cohort,PatientID", "a,P2", "b,NOBODY", "c,P2", "d,")
                .option("FirstIndex", "1")
                .start();

        assertThat(run.reportRows())
                .extracting(row ->
                        row.get("Row") + " " + row.get("Cohort") + " " + row.get("State") + ": " + row.get("Reason"))
                .containsExactlyInAnyOrder(
                        "2 a OK: ",
                        "3 b NOT_FOUND: the PACS has nothing for it",
                        "4 c SKIPPED: an earlier row asks for the same",
                        "5 d FAILED: unreadable: the PatientID is empty");
    }

    @Test
    void printsTheSummaryAsOneJsonObject() {
        Run.Result result =
                run.csv("PatientID", "P1", "NOBODY").option("Json", "true").start();

        assertThat(result.out())
                .isEqualToNormalizingNewlines("{\"rows\":{\"total\":2,\"complete\":1,\"incomplete\":0,\"not_found\":1,"
                        + "\"already_done\":0,\"repeated\":0,\"unreadable\":0},"
                        + "\"studies\":{\"expected\":1,\"complete\":1,\"uncounted\":0},"
                        + "\"instances\":{\"expected\":8,\"received\":8,\"unasked\":0,\"bytes\":" + storedBytes()
                        + "},\"report\":\"" + run.report() + "\",\"exitCode\":1}\n");
    }

    @Test
    void retrievesSeriesBySeriesAndOnlyThoseThatAreWanted() {
        Run.Result result =
                run.csv("PatientID", "P1", "P2").option("Modality", "CT").start();

        assertThat(result.out()).contains("instances: 8 expected, 8 received");
        assertThat(moves()).extracting(Request::level).containsOnly("SERIES").hasSize(2);
        run.assertHolds("P1", ct.instances());
        assertThat(run.storedFiles()).hasSize(8);
    }

    @Test
    void retrievesTheRestOfAStudyOfWhichSomeSeriesWereWantedBefore() {
        run.csv("PatientID", "P1").option("Modality", "MR").start();

        Run.Result result = run.without("Modality").start();

        assertThat(result.out()).contains("instances: 8 expected, 8 received");
        run.assertHolds("P1", ct.instances());
    }

    @Test
    void doesNotAskForPartsOfWhatIsDoneAsAWhole() {
        run.csv("PatientID", "P1").start();
        int moved = moves().size();

        Run.Result result = run.option("Modality", "CT").start();

        assertThat(result.out()).startsWith("rows:      1 (1 done in an earlier run)");
        assertThat(moves()).hasSize(moved);
    }

    @Test
    void retrievesByInstanceWhenToldTo() {
        Run.Result result = run.csv("PatientID", "P1").option("Level", "image").start();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(moves()).extracting(Request::level).containsOnly("IMAGE");
        run.assertHolds("P1", ct.instances());
    }

    @Test
    void asksTheSecondArchiveForWhatTheFirstDoesNotHaveOrDeliver() {
        Path both = folder.resolve("both");
        WrittenStudy old = SyntheticStudy.ct("OLD").instances(2).writeTo(both);
        try (TestPacs second = TestPacs.serve("ARCHIVE", both)) {
            second.destination("NIFFLER", run.port());

            Run.Result result = run.csv("PatientID", "P2", "OLD", "NOBODY")
                    .option("FallbackAet", second.address())
                    .start();

            assertThat(result.out()).startsWith("rows:      3 (2 complete, 1 not found)");
            run.assertHolds("P2", mr.instances());
            run.assertHolds("OLD", old.instances());
        }
    }

    @Test
    void doesNotTakeAStudyForWholeBecauseTheSecondArchiveHasLessOfIt() throws IOException {
        pacs.faults().drop(ct.instances().get(5).sopUid());
        Path rest = Files.createDirectory(folder.resolve("rest"));
        for (WrittenInstance instance : ct.instances().subList(0, 3)) {
            Files.copy(instance.file(), rest.resolve(instance.file().getFileName()));
        }
        try (TestPacs second = TestPacs.serve("ARCHIVE", rest)) {
            second.destination("NIFFLER", run.port());

            Run.Result result = run.csv("PatientID", "P1")
                    .option("Retries", "0")
                    .option("FallbackAet", second.address())
                    .start();

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(run.reportRows())
                    .singleElement()
                    .satisfies(row -> assertThat(row)
                            .containsEntry("State", "PARTIAL 7/8")
                            .containsEntry(
                                    "Reason",
                                    "1 of 8 instances came from none of the archives; from the first: 1 of 8 instances"
                                            + " did not arrive; the retrieval ended with status 0x0000 (success)"));
        }
    }

    @Test
    void saysWhenTheSecondArchiveCannotBeAsked() {
        Run.Result result = run.csv("PatientID", "P2")
                .option("FallbackAet", "ARCHIVE@127.0.0.1:1")
                .start();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("line 2: FAILED: ARCHIVE: ARCHIVE@127.0.0.1:1: connection refused");
        run.assertHolds("P2", mr.instances());
    }

    @Test
    void startsOverWhenToldToAndKeepsTheOldJournal() throws IOException {
        run.csv("PatientID", "P2").start();
        int before = moves().size();

        Run.Result result = run.option("FromScratch", "true").start();

        assertThat(result.out()).startsWith("rows:      1 (1 complete)");
        assertThat(moves()).hasSize(before + 1);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.matches("list\\.csv\\.progress\\.\\d{8}-\\d{6}"));
        }
    }

    @Test
    void goesOnWhereThePythonVersionStopped() throws IOException {
        // pickle.dumps(["P2"], 4)
        byte[] pickle = {
            (byte) 0x80,
            4,
            (byte) 0x95,
            9,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            ']',
            (byte) 0x94,
            (byte) 0x8c,
            2,
            'P',
            '2',
            (byte) 0x94,
            'a',
            '.'
        };
        Files.write(folder.resolve("list_mod.csv.pickle"), pickle);

        Run.Result result = run.csv("PatientID", "P1", "P2").start();

        assertThat(result.out()).startsWith("rows:      2 (1 complete, 1 done in an earlier run)");
        assertThat(result.err()).contains("1 entries of the Python version's progress file");
        run.assertHolds("P1", ct.instances());
    }

    @Test
    void saysThatNoneOfTheSeriesWasWanted() {
        Run.Result result = run.csv("PatientID", "P1").option("Modality", "US").start();

        assertThat(result.exitCode()).isZero();
        assertThat(run.reportRows())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("Expected", "0")
                        .containsEntry("State", "OK")
                        .containsEntry(
                                "Reason", "it has none of the series that are wanted (Modality, SeriesDescription)"));
    }

    private long storedBytes() {
        return run.storedFiles().stream()
                .mapToLong(file -> file.toFile().length())
                .sum();
    }

    private List<Request> moves() {
        return pacs.requests().stream()
                .filter(request -> request.kind().equals("C-MOVE"))
                .toList();
    }
}
