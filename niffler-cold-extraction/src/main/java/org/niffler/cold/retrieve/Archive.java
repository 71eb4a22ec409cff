package org.niffler.cold.retrieve;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.QueryRetrieveLevel;
import org.niffler.dicom.net.UnreachableException;
import org.niffler.dicom.net.scu.MoveOutcome;

/**
 * A PACS to retrieve from.
 *
 * @param name its AE title, for reports
 */
public record Archive(String name, StudyFinder finder, StudyContents contents, Retriever retriever) {

    /**
     * One retrieve request.
     *
     * @param keys the unique keys of the level and of all above
     * @param sopClasses of what it brings, as UIDs; empty if unknown
     */
    public record Ask(QueryRetrieveLevel level, DataSet keys, Set<String> sopClasses) {}

    /** Makes a PACS send. */
    public interface Retriever {

        /**
         * Sends one request and waits for its final response.
         *
         * @param silence how long nothing of what is asked for has arrived
         * @throws UnreachableException if the PACS cannot be reached
         */
        MoveOutcome retrieve(Ask ask, Supplier<Duration> silence) throws UnreachableException, InterruptedException;

        /** Whether the PACS retrieves at this level. */
        boolean isOffered(QueryRetrieveLevel level) throws UnreachableException, InterruptedException;

        /** What an administrator should look at when the PACS fails to send anything at all. */
        Optional<String> suspicion();
    }
}
