package org.niffler.cold.retrieve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.niffler.progress.ProgressJournal;
import org.niffler.progress.ProgressRecord;

/**
 * Remembers in the journal into which folder its rows went. A row that is done in one folder is not done in another, and
 * to pass over it would leave a study silently missing there.
 */
public final class JournalOwner {

    /** No PatientID has a control character, so that no row has this key. */
    private static final String KEY = "\u0001storage-folder";

    private JournalOwner() {}

    /**
     * Makes this folder the journal's, unless rows that are done went to another.
     *
     * @return that other folder
     */
    public static Optional<Path> otherFolder(ProgressJournal journal, Path storageFolder) throws IOException {
        Path folder = storageFolder.toAbsolutePath().normalize();
        Optional<Path> owner = journal.find(KEY).map(entry -> Path.of(entry.state()));
        if (owner.isPresent() && owner.get().equals(folder)) {
            return Optional.empty();
        }
        boolean nothingDone = journal.size() <= 1; // the owner's entry at most
        if (owner.isEmpty() || nothingDone) {
            journal.append(new ProgressRecord(KEY, folder.toString()));
            return Optional.empty();
        }
        return owner;
    }

    /** Whether this is not an entry of a row or a study. */
    public static boolean isOwner(ProgressRecord entry) {
        return entry.key().equals(KEY);
    }
}
