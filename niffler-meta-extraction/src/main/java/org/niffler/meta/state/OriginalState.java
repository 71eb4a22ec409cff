package org.niffler.meta.state;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.niffler.progress.JournalException;
import org.niffler.progress.PickleImport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over a state file of the original Niffler, once: a Python pickle of the paths of series folders. It lies beside our
 * journal with the ending {@code .pickle}, or in its place under its very name. Can be removed once no such files are left.
 */
final class OriginalState {

    /** Adds series to the journal, and returns when they are on the disk. */
    @FunctionalInterface
    interface Import {
        void add(List<String> folders) throws IOException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(OriginalState.class);

    /** PatientID, StudyInstanceUID and SeriesInstanceUID, the folders of the original's FilePath. */
    private static final int DEPTH = 3;
    /** What a pickle of a list, tuple or set begins with, by its protocol; a journal begins with a brace. */
    private static final String PICKLE_STARTS = "\u0080(])c";

    private final Path journal;
    private final Path beside;
    private final Path moved;
    private final SetAside aside;
    private final Losses losses;

    OriginalState(Path journal, SetAside aside, Losses losses) {
        this.journal = journal;
        this.beside = journal.resolveSibling(journal.getFileName() + ".pickle");
        this.moved = journal.resolveSibling(journal.getFileName() + ".importing");
        this.aside = aside;
        this.losses = losses;
    }

    /** Makes room for the journal where the original's file has its name; must be called before the journal is opened. */
    void makeRoom() throws IOException {
        if (Files.isRegularFile(journal) && isPickle()) {
            if (Files.exists(moved)) {
                aside.damaged(moved);
            }
            Files.move(journal, moved);
        }
    }

    private boolean isPickle() throws IOException {
        try (InputStream in = Files.newInputStream(journal)) {
            int first = in.read();
            return first >= 0 && PICKLE_STARTS.indexOf(first) >= 0;
        }
    }

    /** Takes over what there is. A file that was taken over gets another name after that, so a crash only repeats it. */
    void takeOver(Import journalOfIt) throws IOException {
        if (Files.exists(beside)) {
            takeOver(beside, beside.getFileName() + ".imported", journalOfIt);
        }
        if (Files.exists(moved)) {
            takeOver(moved, journal.getFileName() + ".imported", journalOfIt);
        }
    }

    private void takeOver(Path pickle, String nameAfter, Import journalOfIt) throws IOException {
        List<String> paths;
        try {
            paths = PickleImport.read(pickle);
        } catch (JournalException e) {
            if (e.getCause() != null) {
                // Not its content: it could not be read.
                throw e;
            }
            losses.tell(
                    "The state file " + pickle + " of the Python version is damaged, or is no list of folders; it was"
                            + " set aside as " + aside.damaged(pickle).getFileName()
                            + ". Series that it named are extracted again"
                            + " if they are still on disk. To take it over nevertheless, put an undamaged copy in its place and"
                            + " start again.");
            return;
        }
        List<String> folders = paths.stream()
                .map(OriginalState::folder)
                .flatMap(Optional::stream)
                .toList();
        journalOfIt.add(folders);
        Path now = aside.rename(pickle, nameAfter);
        LOG.info("Took over {} series of the Python version; its file is {} now", folders.size(), now);
        if (folders.size() < paths.size()) {
            losses.tell("The state file " + now + " of the Python version names " + (paths.size() - folders.size())
                    + " folders that are not those of a series (PatientID/StudyInstanceUID/SeriesInstanceUID); they were"
                    + " left out.");
        }
    }

    /** The last three components. A folder that leads elsewhere must never come to whoever deletes folders. */
    private static Optional<String> folder(String path) {
        List<String> names = new ArrayList<>(Arrays.asList(path.split("/")));
        names.removeIf(String::isEmpty);
        Predicate<String> leadsElsewhere = name -> name.equals(".") || name.equals("..") || name.indexOf('\0') >= 0;
        if (names.size() < DEPTH || names.stream().anyMatch(leadsElsewhere)) {
            return Optional.empty();
        }
        return Optional.of(String.join("/", names.subList(names.size() - DEPTH, names.size())));
    }
}
