package org.niffler.meta.state;

import java.time.Instant;
import java.util.Optional;
import org.niffler.meta.series.Slot;

/**
 * Something that the extraction still has to do. Folders and files are paths relative to the storage folder, with slashes.
 */
public sealed interface QueueEntry {

    /** The folder of the series. */
    String folder();

    /**
     * An instance is to be extracted.
     *
     * @param callingAet who sent it; empty for a file found on disk
     */
    record Extract(String folder, String file, Slot slot, Optional<String> callingAet, Instant receivedAt)
            implements QueueEntry {}

    /**
     * All of a series that was to be extracted stands before this in the queue: once this is reached, it is processed.
     *
     * @param instances how many the folder held then
     */
    record Complete(String folder, String seriesInstanceUid, long instances) implements QueueEntry {}
}
