package org.niffler.meta.retention;

import java.time.Instant;
import java.util.Optional;
import org.niffler.meta.state.SeriesRecords.Processed;

/**
 * An extracted series about which is to be decided.
 *
 * @param processed when and with how many instances it was extracted
 * @param arriving whether instances of it are still expected
 * @param queued whether something of it waits for extraction
 * @param leased whether somebody works with its files
 * @param content empty if its folder was not looked into, since it stays anyway
 */
public record Candidate(
        Processed processed, boolean arriving, boolean queued, boolean leased, Optional<FolderContent> content) {

    /** When its last instance came or it was extracted, whichever is later. */
    public Instant lastUsed() {
        Instant filesChanged = content.orElse(FolderContent.NONE).filesChanged();
        return filesChanged.isAfter(processed.at()) ? filesChanged : processed.at();
    }

    /** How much there would be to gain. */
    public long bytes() {
        return content.orElse(FolderContent.NONE).bytes();
    }

    Candidate with(Optional<FolderContent> seen) {
        return seen.isEmpty() ? this : new Candidate(processed, arriving, queued, leased, seen);
    }
}
