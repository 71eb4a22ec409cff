package org.niffler.cold;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.pacs.TestPacs;

/** What the report says of each fault of a PACS that is there, and that the next run makes up for it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FaultsIT {

    @TempDir
    private Path folder;

    private WrittenStudy study;
    private TestPacs pacs;
    private Run run;

    @BeforeEach
    void startPacs() {
        Path archive = folder.resolve("archive");
        study = SyntheticStudy.ct("P1").series(2).instances(4).writeTo(archive);
        pacs = TestPacs.serve("PACS", archive);
        run = new Run(folder, pacs.address()).csv("PatientID", "P1").option("Retries", "0");
        pacs.destination("NIFFLER", run.port());
    }

    @AfterEach
    void stopPacs() {
        pacs.close();
    }

    @Test
    void reportsAnAssociationThatThePacsAborts() {
        pacs.faults().abortAfter(3);

        assertThat(reported(1))
                .containsEntry("State", "PARTIAL 3/8")
                .containsEntry("Expected", "8")
                .containsEntry("Received", "3")
                .containsEntry("Attempts", "1")
                .containsEntry("DicomStatus", "")
                .containsEntry(
                        "Reason",
                        "5 of 8 instances did not arrive; the retrieval broke off: " + pacs.address()
                                + " aborted the association");
        assertThatTheNextRunCompletes("5 of 8 are missing");
    }

    @Test
    void reportsAFailureStatusWithWhatThePacsSaysOfIt() {
        pacs.faults().failMoveWith(0xA701, "cannot count its matches");

        assertThat(reported(1))
                .containsEntry("State", "FAILED")
                .containsEntry("Expected", "8")
                .containsEntry("Received", "0")
                .containsEntry("DicomStatus", "0xA701")
                .containsEntry("DicomComment", "cannot count its matches");
        assertThatTheNextRunCompletes("nothing came");
    }

    @Test
    void reportsAWarningStatusAndHowManySubOperationsFailed() {
        pacs.faults().fail(study.instances().get(2).sopUid());

        assertThat(reported(1))
                .containsEntry("State", "PARTIAL 7/8")
                .containsEntry("Failed", "1")
                .containsEntry("DicomStatus", "0xB000")
                .containsEntry(
                        "Reason",
                        "1 of 8 instances did not arrive; the retrieval ended with status 0xB000"
                                + " (sub-operations complete, one or more failures or warnings), 1 sub-operations failed");
        assertThatTheNextRunCompletes("one is missing");
    }

    @Test
    void reportsCountersThatDoNotFitWhatCame() {
        pacs.faults().miscountBy(3);

        assertThat(reported(0))
                .containsEntry("State", "OK")
                .containsEntry("Received", "8")
                .containsEntry("Reason", "the PACS counts 11 completed sub-operations");
        run.assertHolds("P1", study.instances());
    }

    @Test
    void isNotTakenInByCountersThatHideAnInstanceThatWasLeftOut() {
        pacs.faults().miscountBy(3);
        pacs.faults().drop(study.instances().get(2).sopUid());

        assertThat(reported(1)).containsEntry("State", "PARTIAL 7/8");
        assertThatTheNextRunCompletes("one is missing");
    }

    @Test
    void givesUpAPacsThatIsSlowerThanTheTimeout() {
        AtomicBoolean slow = new AtomicBoolean(true);
        pacs.onRequest(request -> {
            boolean now = slow.get() && request.kind().equals("C-MOVE");
            pacs.faults().delayPerInstance(now ? Duration.ofSeconds(2) : Duration.ZERO);
        });
        run.option("RetrieveTimeout", "300ms");

        assertThat(reported(1))
                .containsEntry("State", "FAILED")
                .containsEntry("Received", "0")
                .containsEntry(
                        "Reason",
                        "8 of 8 instances did not arrive; the retrieval broke off: " + pacs.address()
                                + " did not respond within 0.3 s");
        slow.set(false);
        assertThatTheNextRunCompletes("nothing came in time");
    }

    @Test
    void bearsWithAPacsThatIsSlowButNeverSilentForLong() {
        pacs.faults().delayPerInstance(Duration.ofMillis(250));
        run.option("RetrieveTimeout", "1s");

        assertThat(reported(0)).containsEntry("State", "OK").containsEntry("Attempts", "1");
    }

    @Test
    void bearsWithAPacsThatRespondsAtTheEndOnlyAsLongAsItSends() {
        pacs.faults().answerAtTheEndOnly(true);
        pacs.faults().delayPerInstance(Duration.ofMillis(250));
        run.option("RetrieveTimeout", "1s");

        assertThat(reported(0)).containsEntry("State", "OK").containsEntry("Attempts", "1");
    }

    @Test
    void reportsAQueryThatIsNeverAnswered() {
        pacs.faults().fallSilent(true);
        run.option("ResponseTimeout", "300ms");

        assertThat(reported(1))
                .containsEntry("Key", "P1")
                .containsEntry("State", "FAILED")
                .containsEntry("Reason", "the C-FIND broke off: " + pacs.address() + " did not respond within 0.3 s");
        run.option("ResponseTimeout", "1m");
        assertThatTheNextRunCompletes("nothing was asked for");
    }

    @Test
    void reportsAMoveThatIsAcceptedAndNeverAnswered() {
        pacs.onRequest(request -> pacs.faults().fallSilent(request.kind().equals("C-MOVE")));
        run.option("RetrieveTimeout", "300ms").option("Associations", "1");
        try (TestPacs silent = pacs) {
            assertThat(reported(1))
                    .containsEntry("State", "FAILED")
                    .containsEntry("Received", "0")
                    .containsEntry("Attempts", "1")
                    .containsEntry(
                            "Reason",
                            "8 of 8 instances did not arrive; the retrieval broke off: " + silent.address()
                                    + " did not respond within 0.3 s");
        }
        // The one that is asked next has no such listener.
        pacs = TestPacs.serve("PACS", folder.resolve("archive")).destination("NIFFLER", run.port());
        run.option("SrcAet", pacs.address()).option("RetrieveTimeout", "1m");
        assertThatTheNextRunCompletes("nothing came");
    }

    /** The one line of the report of a run that ends with this code. */
    private Map<String, String> reported(int exitCode) {
        Run.Result result = run.start();
        assertThat(result.exitCode()).as(result.err()).isEqualTo(exitCode);
        assertThat(run.reportRows()).hasSize(1);
        return run.reportRows().get(0);
    }

    private void assertThatTheNextRunCompletes(String because) {
        pacs.faults().clear();
        Run.Result next = run.start();
        assertThat(next.exitCode()).as(because + "\n" + next.err()).isZero();
        run.assertHolds("P1", study.instances());
        assertThat(run.storedFiles()).hasSize(8);
    }
}
