package org.niffler.cold.retrieve;

import java.io.IOException;
import java.util.Optional;
import org.niffler.cold.request.Request;
import org.niffler.dicom.net.UnreachableException;

/** What a run does with each row: retrieve, list, or verify. */
@FunctionalInterface
public interface RowWork {

    /**
     * What an earlier run has of the row, so that nothing is to be done; asked by one thread, for every row.
     *
     * @throws IOException if the journal cannot be read
     */
    default Optional<RowOutcome> doneBefore(Request.Row row) throws IOException {
        return Optional.empty();
    }

    /**
     * Does it; called by several threads.
     *
     * @throws UnreachableException if the PACS cannot be reached
     * @throws IOException if something on our side fails
     * @throws InterruptedException if the thread is interrupted
     */
    RowOutcome run(Request.Row row) throws IOException, InterruptedException;
}
