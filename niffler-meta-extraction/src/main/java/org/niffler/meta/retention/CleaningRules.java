package org.niffler.meta.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.niffler.meta.series.InstanceChoice;
import org.niffler.meta.state.SeriesRecords.Processed;

/**
 * What keeps an extracted series from being deleted.
 *
 * @param quiet for how long nothing must have changed in its folder
 * @param choice which instances were extracted. Of other choices than {@code FIRST}, a series must hold as many files as
 *     when it was extracted: one that is missing or more was, or is, perhaps not.
 */
public record CleaningRules(RetentionPolicy policy, Duration quiet, InstanceChoice choice) {

    /** Whether it stays for its age, whatever is in its folder: listing all those would be most of the work. */
    boolean isYoung(Processed series, Instant now) {
        return isYoung(series.at(), now);
    }

    private boolean isYoung(Instant since, Instant now) {
        return policy instanceof RetentionPolicy.KeepDays keep
                && since.plus(Duration.ofDays(keep.days())).isAfter(now);
    }

    /**
     * Why a series stays, apart from a limit of storage, which is about all series together.
     *
     * @return empty if it may be deleted; of a folder without files, whatever its age
     */
    Optional<KeepReason> reasonToKeep(Candidate series, Instant now) {
        return inUse(series).or(() -> bySight(series, now));
    }

    private static Optional<KeepReason> inUse(Candidate series) {
        if (series.arriving()) {
            return Optional.of(KeepReason.ARRIVING);
        }
        if (series.queued()) {
            return Optional.of(KeepReason.QUEUED);
        }
        return series.leased() ? Optional.of(KeepReason.LEASED) : Optional.empty();
    }

    private Optional<KeepReason> bySight(Candidate series, Instant now) {
        if (series.content().isEmpty()) {
            return Optional.of(KeepReason.YOUNG);
        }
        FolderContent content = series.content().get();
        if (content.lastChanged().plus(quiet).isAfter(now)) {
            return Optional.of(KeepReason.NOT_QUIET);
        }
        if (content.files() == 0) {
            return Optional.empty();
        }
        // Of a series of which one instance is extracted, all others come after that.
        if (choice != InstanceChoice.FIRST) {
            if (content.filesChanged().isAfter(series.processed().at())) {
                return Optional.of(KeepReason.CHANGED);
            }
            if (content.files() != series.processed().instances()) {
                return Optional.of(KeepReason.INSTANCES_DIFFER);
            }
        }
        return isYoung(series.lastUsed(), now) ? Optional.of(KeepReason.YOUNG) : Optional.empty();
    }
}
