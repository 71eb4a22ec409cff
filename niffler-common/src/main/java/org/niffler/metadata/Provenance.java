package org.niffler.metadata;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a document came from, of which nothing is an attribute of the data set. All but the version is empty in documents
 * of a de-identified profile: when a study arrived tells nearly when it was made.
 *
 * @param receivedAt when the instance was received; of a file found on disk, when it was last changed
 * @param callingAet who sent it; empty for a file found on disk
 * @param sourceFile the SHA-256 of its path relative to the storage folder, in hexadecimal digits: tells whether a file at
 *     hand is the one, without the PatientID that the path holds
 * @param version of Niffler
 */
public record Provenance(
        Optional<Instant> receivedAt, Optional<String> callingAet, Optional<String> sourceFile, String version) {

    /** All that may be said of a de-identified document's origin. */
    public Provenance withoutIdentity() {
        return new Provenance(Optional.empty(), Optional.empty(), Optional.empty(), version);
    }
}
