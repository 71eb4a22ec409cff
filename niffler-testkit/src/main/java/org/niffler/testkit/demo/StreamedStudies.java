package org.niffler.testkit.demo;

import java.util.List;
import java.util.Optional;

/**
 * What became of studies that were streamed to the metadata service.
 *
 * @param instances that were sent
 * @param series that they are of
 * @param collections with the documents of each
 * @param measured what the service says of itself
 * @param example of a series that was converted too; empty if none was
 * @param runs of the workflow that was in force
 * @param perfect whether all is as it should be
 */
record StreamedStudies(
        int instances,
        int series,
        List<StoredDocuments> collections,
        Measured measured,
        Optional<DocumentPair> example,
        DetectorRuns runs,
        boolean perfect) {

    StreamedStudies {
        collections = List.copyOf(collections);
    }
}
