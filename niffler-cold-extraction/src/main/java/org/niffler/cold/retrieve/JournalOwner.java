package org.niffler.cold.retrieve;

import java.io.IOException;
import java.util.Optional;
import org.niffler.progress.ProgressJournal;
import org.niffler.progress.ProgressRecord;

/**
 * Remembers in the journal where the studies of its rows went. A row that is done in one folder is not done in another,
 * and to pass over it would leave a study silently missing there.
 */
public final class JournalOwner {

    /** No PatientID has a control character, so that no row has this key. */
    private static final String KEY = "\u0001destination";

    private JournalOwner() {}

    /**
     * Makes this destination the journal's, unless rows that are done went to another.
     *
     * @param destination in words that the user knows it by
     * @return that other destination
     */
    public static Optional<String> otherDestination(ProgressJournal journal, String destination) throws IOException {
        Optional<String> owner = destination(journal);
        if (owner.isPresent() && owner.get().equals(destination)) {
            return Optional.empty();
        }
        boolean nothingDone = journal.size() <= 1; // the owner's entry at most
        if (owner.isEmpty() || nothingDone) {
            journal.append(new ProgressRecord(KEY, destination));
            return Optional.empty();
        }
        return owner;
    }

    /** Where its rows went; empty if it is new. */
    public static Optional<String> destination(ProgressJournal journal) throws IOException {
        return journal.find(KEY).map(ProgressRecord::state);
    }

    /** Whether this is not an entry of a row or a study. */
    public static boolean isOwner(ProgressRecord entry) {
        return entry.key().equals(KEY);
    }
}
