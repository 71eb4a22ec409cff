package org.niffler.meta.state;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which series have been extracted and are still on disk, and which have been deleted since. May be used by several threads. */
public interface SeriesRecords {

    /**
     * A series that has been extracted: its documents are acknowledged by the store.
     *
     * @param folder relative to the storage folder, with slashes
     * @param instances how many the folder held when the last of them was extracted
     * @param at when that was
     */
    record Processed(String folder, String seriesInstanceUid, long instances, Instant at) {}

    Optional<Processed> processed(String folder);

    /** All that are extracted and not deleted, in no order. */
    List<Processed> allProcessed();

    /** Whether a series of this folder was extracted and deleted, as far back as that is remembered. */
    boolean wasDeleted(String folder) throws IOException;

    /** Takes note that a series has been extracted; replaces what was known of it. */
    void markProcessed(Processed series) throws IOException;

    /** Takes note that an extracted series has been deleted. */
    void markDeleted(String folder) throws IOException;
}
