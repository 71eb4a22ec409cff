package org.niffler.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.niffler.deid.Pseudonymizer;
import org.niffler.metadata.MetadataQuery;

/** What commands need of the outside. */
public interface Surroundings {

    /**
     * Opens the metadata store.
     *
     * @param mongoUri of the MongoDB; empty means the embedded store of the state folder
     * @throws org.niffler.metadata.StoreUnavailableException if it cannot be reached
     * @throws IOException if there is none; the message says what to do
     */
    MetadataQuery store(Optional<String> mongoUri, Path stateFolder) throws IOException;

    /**
     * Pseudonyms by the key of this file, which is made if there is none.
     *
     * @throws org.niffler.deid.KeyFileException if it cannot be read or made
     */
    Pseudonymizer pseudonyms(Path keyFile) throws IOException;
}
