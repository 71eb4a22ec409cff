package org.niffler.meta.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.niffler.meta.extract.FolderScan;
import org.niffler.meta.extract.ScanTotals;
import org.niffler.meta.retention.CleaningResult;
import org.niffler.metadata.StoreUnavailableException;
import org.niffler.metadata.StoredDocument;

/** What the commands ask for. */
public interface MetadataService {

    /**
     * Receives and extracts until {@link #stop} asks it to end, and puts things in order then.
     *
     * @throws org.niffler.cli.CliException if it cannot start; the message says what to do
     */
    void run(ServiceSettings settings) throws InterruptedException;

    /** Asks what runs to end; returns at once. */
    void stop();

    /**
     * Extracts what a folder holds, once.
     *
     * @param profile the only one to extract for; empty means all
     * @throws StoreUnavailableException if the store cannot be reached
     * @throws IOException if the folder, the profiles or the key cannot be read
     */
    ScanTotals scan(ServiceSettings settings, Path folder, Optional<String> profile, FolderScan.Watcher watcher)
            throws IOException, InterruptedException;

    /**
     * Deletes what the service would delete now, or only tells.
     *
     * @throws IOException if the state cannot be read
     */
    CleaningResult clean(ServiceSettings settings, boolean dryRun) throws IOException;

    /**
     * How many documents each collection of the store has.
     *
     * @throws StoreUnavailableException if the store cannot be reached
     * @throws IOException if there is no store
     */
    SortedMap<String, Long> collections(ServiceSettings settings) throws IOException;

    /**
     * Reads documents of the store, as JSON.
     *
     * @param most how many; 0 means all
     * @throws StoreUnavailableException if the store cannot be reached
     * @throws IOException if there is no store, or it has no such collection
     */
    void show(ServiceSettings settings, String collection, int most, Consumer<String> reader) throws IOException;

    /**
     * The latest runs of workflows that the store has.
     *
     * @param workflow only those of this one
     * @param status only those with this one
     * @throws StoreUnavailableException if the store cannot be reached
     * @throws IOException if there is no store
     */
    List<StoredDocument> runs(ServiceSettings settings, Optional<String> workflow, Optional<String> status, int most)
            throws IOException;
}
