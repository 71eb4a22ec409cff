package org.niffler.cold.verify;

import java.util.OptionalInt;

/**
 * Decides whether a study is there. The files decide: a PACS that reports success has not always sent everything, and one
 * that reports a failure may have.
 */
public final class StudyVerifier {

    private StudyVerifier() {}

    public static StudyOutcome verify(ExpectedStudy study, ReceivedStudy received, MoveReport move) {
        return study.instances().isPresent()
                ? compare(study, study.instances().getAsInt(), received, move)
                : trustTheCounters(study, received, move);
    }

    private static StudyOutcome compare(ExpectedStudy study, int expected, ReceivedStudy received, MoveReport move) {
        if (received.instances() >= expected) {
            return complete(study, received);
        }
        String missing = (expected - received.instances()) + " of " + expected + " instances did not arrive; ";
        return incomplete(study, received, missing + counted(move));
    }

    /** Without a count of its instances, a study is complete only if nothing at all speaks against it. */
    private static StudyOutcome trustTheCounters(ExpectedStudy study, ReceivedStudy received, MoveReport move) {
        if (received.instances() == 0) {
            return incomplete(study, received, "no instance arrived; " + counted(move));
        }
        return move.success() && move.failed() == 0
                ? complete(study, received)
                : incomplete(study, received, "the PACS does not say how many instances it has; " + counted(move));
    }

    private static String counted(MoveReport move) {
        return move.ending() + (move.failed() == 0 ? "" : ", " + move.failed() + " sub-operations failed");
    }

    private static StudyOutcome complete(ExpectedStudy study, ReceivedStudy received) {
        return new StudyOutcome.Complete(
                study.studyInstanceUid(), study.instances(), received.instances(), received.bytes());
    }

    private static StudyOutcome incomplete(ExpectedStudy study, ReceivedStudy received, String reason) {
        OptionalInt expected = study.instances();
        return new StudyOutcome.Incomplete(
                study.studyInstanceUid(), expected, received.instances(), received.bytes(), reason);
    }
}
