package org.niffler.cold.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Decides whether a study is there. The files decide: a PACS that reports success has not always sent everything, and one
 * that reports a failure may have.
 */
public final class StudyVerifier {

    private StudyVerifier() {}

    /**
     * Compares what is on disk with what the PACS counted.
     *
     * @param ownCounters whether the counters are of this study alone
     */
    public static Verdict verify(OptionalInt expected, ReceivedStudy received, MoveReport move, boolean ownCounters) {
        return expected.isPresent()
                ? compare(expected.getAsInt(), received, move, ownCounters)
                : trustTheCounters(received, move);
    }

    private static Verdict compare(int expected, ReceivedStudy received, MoveReport move, boolean ownCounters) {
        if (received.instances() < expected) {
            return unproven(expected - received.instances(), expected, move);
        }
        List<String> notes = new ArrayList<>();
        if (received.instances() > expected) {
            notes.add((received.instances() - expected) + " more instances arrived than the PACS had counted");
        }
        if (received.repeats() > 0) {
            notes.add(received.repeats() + " instances were sent again although they were there");
        }
        int counted = move.counters().completed() + move.counters().warnings();
        if (ownCounters && move.success() && counted != received.instances() + received.repeats()) {
            notes.add("the PACS counts " + counted + " completed sub-operations");
        }
        if (!move.success()) {
            notes.add(move.ending());
        }
        return new Verdict.Complete(notes);
    }

    /**
     * Compares with the list of instances that the PACS gave, which says more than its counts.
     *
     * @param listed how many it lists
     * @param missing how many of those are not on disk
     */
    public static Verdict verifyListing(ExpectedStudy study, int listed, int missing, MoveReport move) {
        if (missing > 0) {
            return unproven(missing, listed, move);
        }
        boolean asCounted = study.instances().orElse(listed) == listed;
        return new Verdict.Complete(
                asCounted
                        ? List.of()
                        : List.of("the PACS counts " + study.instances().getAsInt() + " instances and lists " + listed
                                + "; all that it lists are here"));
    }

    /** Where the images go elsewhere, there is nothing but what the PACS says. */
    public static Verdict verifyByCountersOnly(OptionalInt expected, MoveReport move) {
        int sent = move.counters().completed() + move.counters().warnings();
        if (!move.success() || move.counters().failed() > 0) {
            return new Verdict.Unproven(counted(move));
        }
        return sent >= expected.orElse(1)
                ? new Verdict.Complete(List.of("by the counters of the PACS only: the images went elsewhere"))
                : new Verdict.Unproven("the PACS counts " + sent + " of " + expected.orElse(1) + " instances as sent");
    }

    /** Without a count of its instances, a study is complete only if nothing at all speaks against it. */
    private static Verdict trustTheCounters(ReceivedStudy received, MoveReport move) {
        if (received.instances() == 0) {
            return new Verdict.Unproven("no instance arrived; " + counted(move));
        }
        boolean nothingAgainstIt = move.success()
                && move.counters().failed() == 0
                && move.counters().completed() <= received.instances() + received.repeats();
        return nothingAgainstIt
                ? new Verdict.Complete(List.of("the PACS gives no number of instances; its counters were believed"))
                : new Verdict.Unproven("the PACS does not say how many instances it has; " + counted(move));
    }

    private static Verdict unproven(int missing, int expected, MoveReport move) {
        String of = missing + " of " + expected + " instances ";
        return new Verdict.Unproven(
                move == MoveReport.NONE ? of + "are not in the folder" : of + "did not arrive; " + counted(move));
    }

    private static String counted(MoveReport move) {
        int failed = move.counters().failed();
        return move.ending() + (failed == 0 ? "" : ", " + failed + " sub-operations failed");
    }
}
