package org.niffler.meta.retention;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which of the extracted series are to be deleted, and why the others stay. Computed from values alone.
 *
 * @param deleted the oldest first
 * @param kept in no order
 */
public record CleaningPlan(List<Candidate> deleted, List<Kept> kept) {

    private static final Comparator<Candidate> OLDEST_FIRST = Comparator.comparing(Candidate::lastUsed)
            .thenComparing(candidate -> candidate.processed().folder());

    /** A series that stays, and why. */
    public record Kept(Candidate candidate, KeepReason reason) {}

    /** @param storedBytes what the storage folder holds, extracted or not; counts only if there is a limit */
    public static CleaningPlan of(List<Candidate> candidates, CleaningRules rules, long storedBytes, Instant now) {
        List<Candidate> free = new ArrayList<>();
        List<Kept> kept = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Optional<KeepReason> reason = rules.reasonToKeep(candidate, now);
            reason.ifPresentOrElse(why -> kept.add(new Kept(candidate, why)), () -> free.add(candidate));
        }
        free.sort(OLDEST_FIRST);
        if (!(rules.policy() instanceof RetentionPolicy.MaxStorage limit)) {
            return new CleaningPlan(free, kept);
        }
        return new CleaningPlan(untilWithin(limit.bytes(), storedBytes, free, kept), kept);
    }

    private static List<Candidate> untilWithin(long limit, long stored, List<Candidate> free, List<Kept> kept) {
        List<Candidate> deleted = new ArrayList<>();
        long left = stored;
        for (Candidate candidate : free) {
            boolean nothingThere = candidate.content().orElseThrow().files() == 0;
            if (left > limit || nothingThere) {
                deleted.add(candidate);
                left -= candidate.bytes();
            } else {
                kept.add(new Kept(candidate, KeepReason.WITHIN_LIMIT));
            }
        }
        return deleted;
    }
}
