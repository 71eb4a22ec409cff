package org.niffler.cold.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.niffler.dicom.DimseStatus;

class StudyVerifierTest {

    private static final OptionalInt THREE = OptionalInt.of(3);
    private static final OptionalInt UNCOUNTED = OptionalInt.empty();

    @Test
    void callsAStudyCompleteWhenAsManyInstancesAreOnDiskAsThePacsHas() {
        assertThat(verify(THREE, 3, 0, answered(DimseStatus.SUCCESS, 3, 0))).isEqualTo(complete());
    }

    @Test
    void doesNotBelieveASuccessThatBroughtTooLittle() {
        assertThat(verify(THREE, 2, 0, answered(DimseStatus.SUCCESS, 3, 0)))
                .isEqualTo(
                        unproven("1 of 3 instances did not arrive; the retrieval ended with status 0x0000 (success)"));
    }

    @Test
    void believesTheFilesWhenThePacsReportsAFailureThoughEverythingArrived() {
        assertThat(verify(THREE, 3, 0, answered(new DimseStatus(0xA702), 0, 3)))
                .isEqualTo(complete("the retrieval ended with status 0xA702 (out of resources: unable to perform"
                        + " sub-operations)"));
    }

    @Test
    void tellsWrongCountersRepeatsAndUncountedInstancesApart() {
        assertThat(verify(THREE, 3, 0, answered(DimseStatus.SUCCESS, 5, 0)))
                .isEqualTo(complete("the PACS counts 5 completed sub-operations"));
        assertThat(verify(THREE, 3, 3, answered(DimseStatus.SUCCESS, 6, 0)))
                .isEqualTo(complete("3 instances were sent again although they were there"));
        assertThat(verify(THREE, 4, 0, answered(DimseStatus.SUCCESS, 4, 0)))
                .isEqualTo(complete("1 more instances arrived than the PACS had counted"));
    }

    @Test
    void saysWhatThePacsSaidOfAFailure() {
        MoveReport failure =
                MoveReport.answered(new DimseStatus(0xA801), "who is QBNIFFLER?", new MoveReport.Counters(0, 0, 0));

        assertThat(verify(THREE, 0, 0, failure))
                .isEqualTo(unproven("3 of 3 instances did not arrive; the retrieval ended with status 0xA801 (move"
                        + " destination unknown), it says: who is QBNIFFLER?"));
    }

    @Test
    void countsTheFailedSubOperationsAmongTheReasons() {
        assertThat(verify(THREE, 1, 0, answered(new DimseStatus(0xB000), 1, 2)))
                .isEqualTo(unproven("2 of 3 instances did not arrive; the retrieval ended with status 0xB000"
                        + " (sub-operations complete, one or more failures or warnings), 2 sub-operations failed"));
    }

    @Test
    void believesTheCountersOnlyWhereThePacsGivesNoNumberOfInstances() {
        assertThat(verify(UNCOUNTED, 5, 0, answered(DimseStatus.SUCCESS, 5, 0)))
                .isEqualTo(complete("the PACS gives no number of instances; its counters were believed"));
    }

    @Test
    void doesNotCallAnUncountedStudyCompleteWhenAnythingSpeaksAgainstIt() {
        MoveReport lost = MoveReport.lost("PACS aborted the association", new MoveReport.Counters(5, 0, 0));

        assertThat(verify(UNCOUNTED, 5, 0, lost))
                .isEqualTo(unproven("the PACS does not say how many instances it has; the retrieval broke off:"
                        + " PACS aborted the association"));
        assertThat(verify(UNCOUNTED, 5, 0, answered(DimseStatus.SUCCESS, 5, 1))).isInstanceOf(Verdict.Unproven.class);
        assertThat(verify(UNCOUNTED, 5, 0, answered(DimseStatus.SUCCESS, 6, 0))).isInstanceOf(Verdict.Unproven.class);
        assertThat(verify(UNCOUNTED, 0, 0, answered(DimseStatus.SUCCESS, 0, 0)))
                .isEqualTo(unproven("no instance arrived; the retrieval ended with status 0x0000 (success)"));
    }

    @Test
    void believesTheListOfInstancesMoreThanTheirNumber() {
        ExpectedStudy study = new ExpectedStudy("P", "1.2.3", OptionalInt.of(9));
        MoveReport success = answered(DimseStatus.SUCCESS, 3, 0);

        assertThat(StudyVerifier.verifyListing(study, 3, 0, success))
                .isEqualTo(complete("the PACS counts 9 instances and lists 3; all that it lists are here"));
        assertThat(StudyVerifier.verifyListing(study, 9, 1, success))
                .isEqualTo(
                        unproven("1 of 9 instances did not arrive; the retrieval ended with status 0x0000 (success)"));
    }

    @Test
    void hasNothingButTheCountersWhenTheImagesGoElsewhere() {
        assertThat(StudyVerifier.verifyByCountersOnly(THREE, answered(DimseStatus.SUCCESS, 3, 0)))
                .isEqualTo(complete("by the counters of the PACS only: the images went elsewhere"));
        assertThat(StudyVerifier.verifyByCountersOnly(THREE, answered(DimseStatus.SUCCESS, 2, 0)))
                .isEqualTo(unproven("the PACS counts 2 of 3 instances as sent"));
        assertThat(StudyVerifier.verifyByCountersOnly(THREE, answered(new DimseStatus(0xB000), 2, 1)))
                .isInstanceOf(Verdict.Unproven.class);
    }

    private static Verdict verify(OptionalInt expected, int received, int repeats, MoveReport move) {
        return StudyVerifier.verify(expected, new ReceivedStudy(received, 100L * received, repeats), move, true);
    }

    private static MoveReport answered(DimseStatus status, int completed, int failed) {
        return MoveReport.answered(status, "", new MoveReport.Counters(completed, failed, 0));
    }

    private static Verdict complete(String... notes) {
        return new Verdict.Complete(List.of(notes));
    }

    private static Verdict unproven(String reason) {
        return new Verdict.Unproven(reason);
    }
}
