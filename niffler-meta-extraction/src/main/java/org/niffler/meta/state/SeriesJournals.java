package org.niffler.meta.state;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.niffler.progress.RunLock;
import org.niffler.progress.RunLockedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link SeriesRecords} as two files of the state folder, to which a line is appended for each change. Thread-safe.
 *
 * <p>A line is in the hands of the system when a call returns, and is not waited for to be on the disk: {@code kill -9}
 * loses none. A power failure can lose the last seconds, which does no harm: a series whose extraction is forgotten is
 * extracted again, which replaces its documents; one whose deletion is forgotten is missing when the cleaner looks at it
 * next, and is taken note of then.
 *
 * <p>What is damaged is skipped and told by {@link #losses}. Files of the original Niffler are taken over at the first start.
 * The folder belongs to one service at a time.
 */
public final class SeriesJournals implements SeriesRecords, Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(SeriesJournals.class);

    private final RunLock lock;
    private final Losses losses;
    private final ProcessedSeries processed;
    private final DeletedSeries deleted;

    private SeriesJournals(RunLock lock, Losses losses, ProcessedSeries processed, DeletedSeries deleted) {
        this.lock = lock;
        this.losses = losses;
        this.processed = processed;
        this.deleted = deleted;
    }

    /**
     * Opens the records, or begins them.
     *
     * @param stateFolder made if there is none
     * @param remember for how long a deleted series is remembered
     * @throws RunLockedException if another service, in this process or another, has this folder
     * @throws IOException if the files cannot be read or written, or are of a newer version
     */
    public static SeriesJournals open(Path stateFolder, Duration remember, Clock clock) throws IOException {
        PrivateFiles.folder(stateFolder);
        RunLock lock = RunLock.acquire(stateFolder.resolve("meta-extraction.lock"), "meta-extraction", clock);
        try {
            return open(stateFolder, remember, clock, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static SeriesJournals open(Path stateFolder, Duration remember, Clock clock, RunLock lock)
            throws IOException {
        Losses losses = new Losses();
        SetAside aside = new SetAside(clock);
        Path processedFile = stateFolder.resolve("processed_series_but_yet_to_delete");
        Path deletedFile = stateFolder.resolve("processed_and_deleted_series");
        OriginalState originalProcessed = new OriginalState(processedFile, aside, losses);
        OriginalState originalDeleted = new OriginalState(deletedFile, aside, losses);
        originalProcessed.makeRoom();
        originalDeleted.makeRoom();
        ProcessedSeries processed = ProcessedSeries.open(processedFile, aside, losses);
        DeletedSeries deleted;
        try {
            deleted = DeletedSeries.open(deletedFile, remember, clock, aside, losses);
        } catch (IOException | RuntimeException e) {
            processed.close();
            throw e;
        }
        SeriesJournals journals = new SeriesJournals(lock, losses, processed, deleted);
        try {
            originalProcessed.takeOver(folders -> journals.takeOverProcessed(folders, clock.instant()));
            originalDeleted.takeOver(journals::takeOverDeleted);
            journals.compactAtStart();
        } catch (IOException | RuntimeException e) {
            journals.close();
            throw e;
        }
        return journals;
    }

    private void compactAtStart() {
        try {
            compact();
        } catch (IOException e) {
            LOG.warn("Cannot drop what is superseded from the state files; going on with all of it: {}", e.toString());
        }
    }

    /** The original did not note how many instances there were: 0 says that nobody knows. */
    private void takeOverProcessed(List<String> folders, Instant now) throws IOException {
        for (String folder : folders) {
            if (processed.find(folder).isEmpty()) {
                processed.add(new Processed(folder, folder.substring(folder.lastIndexOf('/') + 1), 0, now));
            }
        }
        processed.force();
    }

    private void takeOverDeleted(List<String> folders) throws IOException {
        deleted.add(folders);
        deleted.force();
    }

    /**
     * {@inheritDoc}
     *
     * <p>Of a series that the original had extracted, the number of instances is 0: it is not known.
     */
    @Override
    public Optional<Processed> processed(String folder) {
        return processed.find(folder);
    }

    @Override
    public List<Processed> allProcessed() {
        return processed.all();
    }

    @Override
    public boolean wasDeleted(String folder) throws IOException {
        return deleted.holds(folder);
    }

    @Override
    public void markProcessed(Processed series) throws IOException {
        processed.add(series);
    }

    /** {@inheritDoc} In this order: were only the first line written, the cleaner would come back to the series. */
    @Override
    public void markDeleted(String folder) throws IOException {
        deleted.add(List.of(folder));
        processed.remove(folder);
    }

    /**
     * Drops what is superseded or not to be remembered any more, where it is so much that a rewrite pays. Meanwhile marks
     * wait, and reads do not.
     *
     * @throws IOException if that fails; all is then as it was
     */
    public void compact() throws IOException {
        processed.compact();
        deleted.compact();
    }

    /** What was found damaged at the start and is forgotten, in words for the log; names no patient. */
    public List<String> losses() {
        return losses.messages();
    }

    @Override
    public void close() throws IOException {
        try (lock;
                processed;
                deleted) {}
    }
}
