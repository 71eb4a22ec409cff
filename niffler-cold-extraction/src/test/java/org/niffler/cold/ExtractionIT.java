package org.niffler.cold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.pacs.Request;
import org.niffler.testkit.pacs.TestPacs;

/** The extraction as users start it, against a PACS that behaves and misbehaves. */
class ExtractionIT {

    @TempDir
    private Path folder;

    private WrittenStudy ct;
    private WrittenStudy mr;
    private WrittenStudy otherPatient;
    private TestPacs pacs;
    private Run run;

    @BeforeEach
    void startPacs() {
        Path archive = folder.resolve("archive");
        ct = SyntheticStudy.ct("000123").description("a").series(2).instances(3).writeTo(archive);
        mr = SyntheticStudy.mr("000123").description("b").instances(2).writeTo(archive);
        otherPatient = SyntheticStudy.dx("P-7 A").writeTo(archive);
        pacs = TestPacs.serve("PACS", archive);
        run = new Run(folder, pacs.address());
        pacs.destination("NIFFLER", run.port());
    }

    @AfterEach
    void stopPacs() {
        pacs.close();
    }

    @Test
    void retrievesEveryInstanceOfEveryListedPatientByteForByte() {
        Run.Result result = run.csv("PatientID", "000123", "P-7 A").start();

        assertThat(result.out())
                .isEqualToNormalizingNewlines("""
                        rows:      2 (2 complete)
                        studies:   3 expected, 3 complete, 0 incomplete
                        instances: 9 expected, 9 received (%s)
                        stored in: %s
                        report:    %s
                        """.formatted(sizeIn(result.out()), run.storage(), run.report()));
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        run.assertHolds("000123", ct.instances());
        run.assertHolds("000123", mr.instances());
        run.assertHolds("P-7 A", otherPatient.instances());
        assertThat(run.storedFiles()).hasSize(9);
    }

    @Test
    void asksForAWholePatientWithOneMoveAtThePatientLevel() {
        run.csv("PatientID", "000123").start();

        assertThat(pacs.requests())
                .filteredOn(request -> request.kind().equals("C-MOVE"))
                .singleElement()
                .satisfies(move -> {
                    assertThat(move.level()).isEqualTo("PATIENT");
                    assertThat(move.destination()).isEqualTo("NIFFLER");
                    assertThat(move.callingAet()).isEqualTo("NIFFLER");
                    assertThat(move.keys()).containsExactlyEntriesOf(Map.of("PatientID", "000123"));
                });
    }

    @Test
    void asksNothingAgainOnceItIsDone() {
        run.csv("PatientID", "000123", "P-7 A").start();
        long before = pacs.requests("C-MOVE") + pacs.requests("C-FIND");

        Run.Result again = run.start();

        assertThat(pacs.requests("C-MOVE") + pacs.requests("C-FIND")).isEqualTo(before);
        assertThat(again.out()).startsWith("rows:      2 (2 done in an earlier run)");
        assertThat(again.exitCode()).isZero();
    }

    @Test
    void asksOnceForARowThatStandsTwice() {
        Run.Result result = run.csv("PatientID", "P-7 A", "P-7 A").start();

        assertThat(result.out()).startsWith("rows:      2 (1 complete, 1 repeated)");
        assertThat(pacs.requests("C-MOVE")).isEqualTo(1);
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void doesNotBelieveASuccessThatLeftAnInstanceOut() {
        String dropped = ct.instances().get(4).sopUid();
        pacs.faults().drop(dropped);

        Run.Result result = run.csv("PatientID", "000123").start();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .contains("rows:      1 (1 incomplete)", "studies:   2 expected, 1 complete, 1 incomplete")
                .contains("instances: 8 expected, 7 received");
        assertThat(result.err())
                .contains("line 2: PARTIAL 5/6: study " + ct.studyUid()
                        + ": 1 of 6 instances did not arrive; the retrieval ended with status 0x0000 (success)");
    }

    @Test
    void retrievesAStudyThatArrivedIncompleteWhenItIsRunAgain() {
        pacs.faults().drop(ct.instances().get(4).sopUid());
        run.csv("PatientID", "000123", "P-7 A").start();
        pacs.faults().clear();

        Run.Result again = run.start();

        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).startsWith("rows:      2 (1 complete, 1 done in an earlier run)");
        run.assertHolds("000123", ct.instances());
        assertThat(run.storedFiles()).hasSize(9);
    }

    @Test
    void countsSeriesAndImagesWhereThePacsGivesNoNumberOfInstances() {
        pacs.faults().withoutCounts(true);

        Run.Result result = run.csv("PatientID", "000123").start();

        assertThat(result.out()).contains("instances: 8 expected, 8 received");
        assertThat(pacs.requests()).extracting(Request::level).contains("SERIES", "IMAGE");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void waitsForAPacsThatAnswersFirstAndSendsLater() {
        pacs.faults().answerFirstAndSendAfter(Duration.ofMillis(300));

        Run.Result result =
                run.csv("PatientID", "P-7 A").option("ArrivalTimeout", "20s").start();

        assertThat(result.exitCode()).as(result.err()).isZero();
        run.assertHolds("P-7 A", otherPatient.instances());
    }

    @Test
    void saysWhichRowThePacsHasNothingForAndGoesOn() {
        Run.Result result = run.csv("PatientID", "UNKNOWN", "P-7 A").start();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("line 2: NOT_FOUND: the PACS has nothing for it");
        assertThat(result.out()).startsWith("rows:      2 (1 complete, 1 not found)");
        run.assertHolds("P-7 A", otherPatient.instances());
    }

    @Test
    void saysWhatThePacsSaidWhenItFails() {
        pacs.faults().failMoveWith(0xA702, "tape robot is on strike");

        Run.Result result = run.csv("PatientID", "P-7 A").start();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("line 2: FAILED: study " + otherPatient.studyUid()
                        + ": 1 of 1 instances did not arrive; the retrieval ended with status 0xA702"
                        + " (out of resources: unable to perform sub-operations), it says: tape robot is on strike");
    }

    @Test
    void saysWhatThePacsSaidWhenItCannotBeQueried() {
        pacs.faults().failFindWith(0xA700, "index is rebuilt");

        Run.Result result = run.csv("PatientID", "P-7 A").start();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("line 2: FAILED: the C-FIND ended with status 0xA700 (out of resources),"
                        + " it says: index is rebuilt");
        assertThat(pacs.requests("C-MOVE")).isZero();
    }

    @Test
    void goesOnWithTheNextRowWhenThePacsAbortsAMove() {
        pacs.faults().abortAfter(2);

        Run.Result result =
                run.csv("PatientID", "000123", "P-7 A").option("Retries", "0").start();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("the retrieval broke off: " + pacs.address() + " aborted the association");
        run.assertHolds("P-7 A", otherPatient.instances());
    }

    @Test
    void asksForTheRestWhenThePacsAbortsInTheMiddle() {
        pacs.faults().abortAfter(2);

        Run.Result result = run.csv("PatientID", "000123").start();

        assertThat(result.exitCode()).as(result.err()).isZero();
        run.assertHolds("000123", ct.instances());
        run.assertHolds("000123", mr.instances());
        assertThat(run.reportRows())
                .filteredOn(row -> row.get("StudyInstanceUID").equals(ct.studyUid()))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row).containsEntry("State", "OK").containsEntry("Received", "6");
                    assertThat(Integer.parseInt(row.get("Attempts"))).isGreaterThan(1);
                });
    }

    @Test
    void givesUpAMoveThatIsNotAnsweredInTime() {
        pacs.faults().fallSilent(true);

        Run.Result result =
                run.csv("PatientID", "P-7 A").option("ResponseTimeout", "1s").start();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("line 2: FAILED: the C-FIND broke off: " + pacs.address() + " did not respond within 1 s");
    }

    @Test
    void findsAPatientWhoseIdLooksLikeAWildcardAndNobodyElse() {
        Path archive = folder.resolve("archive");
        SyntheticStudy.ct("***").writeTo(archive);
        try (TestPacs other = TestPacs.serve("PACS", archive)) {
            Run stars = new Run(folder, other.address()).csv("PatientID", "***");
            other.destination("NIFFLER", stars.port());

            Run.Result result = stars.start();

            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.out()).contains("instances: 1 expected, 1 received");
        }
    }

    @Test
    void keepsAPatientIdThatPointsElsewhereInsideTheStorageFolder() throws IOException {
        Path archive = folder.resolve("evil");
        WrittenStudy evil = SyntheticStudy.ct("../../x").writeTo(archive);
        try (TestPacs other = TestPacs.serve("PACS", archive)) {
            Run evilRun = new Run(folder, other.address()).csv("PatientID", "../../x");
            other.destination("NIFFLER", evilRun.port());

            Run.Result result = evilRun.start();

            assertThat(result.exitCode()).as(result.err()).isZero();
            evilRun.assertHolds("%2E.%2F..%2Fx", evil.instances());
            assertThat(Files.exists(folder.resolve("x"))).isFalse();
            assertThat(Files.exists(folder.getParent().resolve("x"))).isFalse();
        }
    }

    @Test
    void mayCorrectAStorageFolderAsLongAsNothingIsDone() {
        run.csv("PatientID", "UNKNOWN")
                .option("StorageFolder", folder.resolve("wrong").toString())
                .start();

        Run.Result corrected = run.csv("PatientID", "P-7 A")
                .option("StorageFolder", run.storage().toString())
                .start();

        assertThat(corrected.exitCode()).as(corrected.err()).isZero();
    }

    @Test
    void refusesAnotherStorageFolderOnceSomethingIsDoneInOne() {
        run.csv("PatientID", "P-7 A").start();
        Path other = folder.resolve("other");

        Run.Result result = run.option("StorageFolder", other.toString()).start();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).isEqualToNormalizingNewlines("""
                        The journal %s says what is done in the storage folder %s; this run's studies go to the \
                        storage folder %s.
                        To go on, use that one. To retrieve everything again into this one, use --from-scratch.
                        """.formatted(run.journal(), run.storage(), other));
    }

    @Test
    void refusesToTakeWhatWentElsewhereForStoredHere() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("elsewhere"));
        try (TestPacs elsewhere = TestPacs.serve("ELSEWHERE", empty)) {
            pacs.destination("ELSEWHERE", elsewhere.port());
            run.csv("PatientID", "P-7 A").option("DestAet", "ELSEWHERE").start();
        }

        Run.Result result = run.option("DestAet", "NIFFLER").start();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).isEqualToNormalizingNewlines("""
                        The journal %s says what is done in the AE ELSEWHERE; this run's studies go to the storage \
                        folder %s.
                        To go on, use that one. To retrieve everything again into this one, use --from-scratch.
                        """.formatted(run.journal(), run.storage()));
    }

    @Test
    void refusesASecondRunOfTheSameCsv() {
        pacs.faults().delayPerInstance(Duration.ofMillis(200));
        CompletableFuture<Run.Result> first = CompletableFuture.supplyAsync(
                () -> run.csv("PatientID", "000123").start());
        await().until(() -> pacs.requests("C-MOVE") == 1);

        Run.Result second = new Run(folder, pacs.address()).start();

        assertThat(second.exitCode()).isEqualTo(4);
        assertThat(first.join().exitCode()).isZero();
    }

    @Test
    void refusesAPortThatIsTakenBeforeItAsksThePacsForAnything() throws IOException {
        try (ServerSocket taken = new ServerSocket(run.port(), 1, InetAddress.getLoopbackAddress())) {
            Run.Result result = run.csv("PatientID", "P-7 A").start();

            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err()).startsWith("Cannot listen on port " + taken.getLocalPort() + " as NIFFLER:");
        }
        assertThat(pacs.associations().accepted()).isZero();
    }

    @Test
    void endsWithThreeWhenThePacsIsNotThere() {
        pacs.close();

        Run.Result result = run.csv("PatientID", "P-7 A").start();

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).startsWith("The PACS cannot be reached: " + pacs.address() + ": connection refused;");
    }

    @Test
    void refusesAColumnThatTheCsvDoesNotHave() {
        Run.Result result =
                run.csv("PatientID", "P-7 A").option("FirstIndex", "1").start();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).isEqualToNormalizingNewlines("""
                        The CSV file %s has no column with index 1 (FirstIndex): its first line has 1 column. \
                        Indexes begin at 0. Correct FirstIndex, or name the column instead.
                        """.formatted(run.csv()));
    }

    @Test
    void refusesToStartOnADiskThatIsAlmostFull() {
        Run.Result result = run.csv("PatientID", "P-7 A")
                .option("MinFreeSpace", "1000000 GiB")
                .start();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).isEqualToNormalizingNewlines("""
                        The storage folder %s has less than 1024000000 MiB free (MinFreeSpace).
                        Make room, name a StorageFolder on another disk, or lower MinFreeSpace.
                        """.formatted(run.storage()));
        assertThat(pacs.associations().accepted()).isZero();
    }

    @Test
    void believesTheFilesAndNotThePacsCounters() {
        pacs.faults().miscountBy(-5);

        Run.Result result = run.csv("PatientID", "000123").start();

        assertThat(result.exitCode()).as(result.err()).isZero();
        run.assertHolds("000123", ct.instances());
    }

    @Test
    void countsAnInstanceOnceHoweverOftenItIsSent() {
        pacs.faults().sendTwice(true);

        Run.Result result = run.csv("PatientID", "000123").start();

        assertThat(result.out()).contains("instances: 8 expected, 8 received");
        assertThat(run.storedFiles()).hasSize(8);
    }

    @Test
    void doesNotCountAnInstanceOfAnotherStudyAndSaysThatItCame() {
        pacs.faults().sendAlso(otherPatient.instances().get(0).sopUid());
        pacs.faults().drop(ct.instances().get(0).sopUid());

        Run.Result result = run.csv("PatientID", "000123").start();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("instances: 8 expected, 7 received");
        assertThat(result.err())
                .contains("instance " + otherPatient.instances().get(0).sopUid() + " of study "
                        + otherPatient.studyUid() + " arrived, which is not being retrieved now; it is kept");
    }

    @Test
    void printsTheStatusOfTheConnectionTest() {
        Run.Result result = run.start("echo");

        assertThat(result.out()).isEqualToNormalizingNewlines("C-ECHO request status: 0x0000\n");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void holdsNoMoreAssociationsWithThePacsThanAllowedAndReleasesThemAll() {
        run.csv("PatientID", "000123", "P-7 A", "A", "B", "C", "D")
                .option("Associations", "2")
                .start();

        assertThat(pacs.associations().mostAtOnce()).isBetween(1, 2);
        assertThat(pacs.associations().aborted()).isZero();
        assertThat(pacs.associations().released()).isEqualTo(pacs.associations().accepted());
    }

    @Test
    void stopsInOrderAndIsResumedWhereItStopped() {
        pacs.faults().delayPerInstance(Duration.ofMillis(200));
        CompletableFuture<Runnable> stop = new CompletableFuture<>();
        run.stopSignal(stopper -> {
            stop.complete(stopper);
            return () -> {};
        });
        CompletableFuture<Run.Result> running =
                CompletableFuture.supplyAsync(() -> run.csv("PatientID", "000123", "P-7 A")
                        .option("Associations", "1")
                        .start());
        await().until(() -> pacs.requests("C-MOVE") == 1);
        stop.join().run();

        Run.Result stopped = running.join();

        assertThat(stopped.exitCode()).isEqualTo(130);
        assertThat(stopped.err()).contains("[EXTRACTION FAILURE] stopped; run the same command again to go on");
        assertThat(pacs.associations().aborted()).isZero();
        pacs.faults().clear();
        run.stopSignal(signal -> () -> {});
        assertThat(run.start().exitCode()).isZero();
        run.assertHolds("000123", ct.instances());
        run.assertHolds("P-7 A", otherPatient.instances());
    }

    @Test
    void namesNoPatientInItsLogHoweverVerbose() throws IOException {
        Path archive = folder.resolve("names");
        SyntheticStudy.ct("000123")
                // More components than a PN may have: the toolkit says so, with the name.
                .but(image -> image.setString(0x00100010, VR.PN, "PLANTED^NAME^C^D^E^F^G=H=I=J"))
                .writeTo(archive);
        try (TestPacs other = TestPacs.serve("PACS", archive)) {
            Run named = new Run(folder, other.address()).csv("PatientID", "000123", "P-7 A", "UNKNOWN");
            other.destination("NIFFLER", named.port());

            Run.Result result = named.option("NifflerID", "77").start("--verbose");

            String said = result.out() + result.err() + Files.readString(Path.of("niffler77.log"));
            assertThat(said)
                    .contains("NOT_FOUND", "1 complete")
                    .doesNotContain("PLANTED", "000123", "P-7 A", "UNKNOWN");
        }
    }

    private static String sizeIn(String out) {
        return out.substring(out.indexOf("received (") + "received (".length(), out.indexOf(")\nstored"));
    }
}
