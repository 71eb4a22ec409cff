package org.niffler.cold.retrieve;

import java.util.Optional;
import java.util.Set;
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

    /** Makes a PACS send. */
    public interface Retriever {

        /**
         * Sends one request and waits for its final response.
         *
         * @param sopClasses of what is to come, as UIDs; empty if unknown
         * @throws UnreachableException if the PACS cannot be reached
         */
        MoveOutcome retrieve(QueryRetrieveLevel level, DataSet keys, Set<String> sopClasses)
                throws UnreachableException, InterruptedException;

        /** Whether the PACS retrieves at this level. */
        boolean isOffered(QueryRetrieveLevel level) throws UnreachableException, InterruptedException;

        /** What an administrator should look at when the PACS fails to send anything at all. */
        Optional<String> suspicion();
    }
}
