package org.niffler.cold.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.niffler.dicom.DimseStatus;

class StudyVerifierTest {

    private static final MoveReport SUCCESS = MoveReport.answered(DimseStatus.SUCCESS, "", 0);

    private final ExpectedStudy threeExpected = new ExpectedStudy("1.2.3", OptionalInt.of(3));
    private final ExpectedStudy uncounted = new ExpectedStudy("1.2.3", OptionalInt.empty());

    @Test
    void callsAStudyCompleteWhenAsManyInstancesAreOnDiskAsThePacsHas() {
        assertThat(StudyVerifier.verify(threeExpected, new ReceivedStudy(3, 300), SUCCESS))
                .isEqualTo(new StudyOutcome.Complete("1.2.3", OptionalInt.of(3), 3, 300));
    }

    @Test
    void doesNotBelieveASuccessThatBroughtTooLittle() {
        assertThat(StudyVerifier.verify(threeExpected, new ReceivedStudy(2, 200), SUCCESS))
                .isEqualTo(new StudyOutcome.Incomplete(
                        "1.2.3",
                        OptionalInt.of(3),
                        2,
                        200,
                        "1 of 3 instances did not arrive; the C-MOVE ended with status 0x0000 (success)"));
    }

    @Test
    void believesTheFilesWhenThePacsReportsAFailureThoughEverythingArrived() {
        MoveReport failure = MoveReport.answered(new DimseStatus(0xA702), "timeout", 3);

        assertThat(StudyVerifier.verify(threeExpected, new ReceivedStudy(3, 300), failure))
                .isInstanceOf(StudyOutcome.Complete.class);
    }

    @Test
    void callsAStudyCompleteThatGrewWhileItWasRetrieved() {
        assertThat(StudyVerifier.verify(threeExpected, new ReceivedStudy(4, 400), SUCCESS))
                .isInstanceOf(StudyOutcome.Complete.class);
    }

    @Test
    void saysWhatThePacsSaidOfAFailure() {
        MoveReport failure = MoveReport.answered(new DimseStatus(0xA801), "who is QBNIFFLER?", 0);

        assertThat(StudyVerifier.verify(threeExpected, new ReceivedStudy(0, 0), failure))
                .isEqualTo(new StudyOutcome.Incomplete(
                        "1.2.3",
                        OptionalInt.of(3),
                        0,
                        0,
                        "3 of 3 instances did not arrive; the C-MOVE ended with status 0xA801 (move destination unknown),"
                                + " it says: who is QBNIFFLER?"));
    }

    @Test
    void countsTheFailedSubOperationsAmongTheReasons() {
        MoveReport partly = MoveReport.answered(new DimseStatus(0xB000), "", 2);

        assertThat(StudyVerifier.verify(threeExpected, new ReceivedStudy(1, 100), partly))
                .isEqualTo(new StudyOutcome.Incomplete(
                        "1.2.3",
                        OptionalInt.of(3),
                        1,
                        100,
                        "2 of 3 instances did not arrive; the C-MOVE ended with status 0xB000 (sub-operations complete,"
                                + " one or more failures or warnings), 2 sub-operations failed"));
    }

    @Test
    void believesTheCountersOnlyWhereThePacsGivesNoNumberOfInstances() {
        assertThat(StudyVerifier.verify(uncounted, new ReceivedStudy(5, 500), SUCCESS))
                .isEqualTo(new StudyOutcome.Complete("1.2.3", OptionalInt.empty(), 5, 500));
    }

    @Test
    void doesNotCallAnUncountedStudyCompleteWhenAnythingSpeaksAgainstIt() {
        MoveReport lost = MoveReport.lost("PACS aborted the association", 0);

        assertThat(StudyVerifier.verify(uncounted, new ReceivedStudy(5, 500), lost))
                .isEqualTo(new StudyOutcome.Incomplete(
                        "1.2.3",
                        OptionalInt.empty(),
                        5,
                        500,
                        "the PACS does not say how many instances it has; the C-MOVE broke off:"
                                + " PACS aborted the association"));
        assertThat(StudyVerifier.verify(
                        uncounted, new ReceivedStudy(5, 500), MoveReport.answered(DimseStatus.SUCCESS, "", 1)))
                .isInstanceOf(StudyOutcome.Incomplete.class);
    }

    @Test
    void doesNotCallAnUncountedStudyCompleteOfWhichNothingArrived() {
        assertThat(StudyVerifier.verify(uncounted, new ReceivedStudy(0, 0), SUCCESS))
                .isEqualTo(new StudyOutcome.Incomplete(
                        "1.2.3",
                        OptionalInt.empty(),
                        0,
                        0,
                        "no instance arrived; the C-MOVE ended with status 0x0000 (success)"));
    }
}
