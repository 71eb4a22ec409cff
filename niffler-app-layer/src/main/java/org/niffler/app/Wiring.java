package org.niffler.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.niffler.app.cli.Surroundings;
import org.niffler.deid.KeyFile;
import org.niffler.deid.Pseudonymizer;
import org.niffler.metadata.MetadataQuery;
import org.niffler.metadata.mongo.EmbeddedStore;
import org.niffler.metadata.mongo.MongoMetadataStore;
import org.niffler.metadata.mongo.MongoUri;

/** Puts together what commands need. */
final class Wiring implements Surroundings {

    private final Clock clock;

    Wiring(Clock clock) {
        this.clock = clock;
    }

    @Override
    public MetadataQuery store(Optional<String> mongoUri, Path stateFolder) throws IOException {
        if (mongoUri.isPresent()) {
            return MongoMetadataStore.open(parsed(mongoUri.get()));
        }
        if (!EmbeddedStore.isIn(stateFolder)) {
            throw new IOException("There is no store in "
                    + stateFolder.toAbsolutePath().normalize() + ". StateFolder says where meta-extraction keeps it,"
                    + " MONGO_URI or MongoUri which MongoDB it uses instead.");
        }
        return EmbeddedStore.open(stateFolder, clock);
    }

    private static MongoUri parsed(String uri) throws IOException {
        try {
            return MongoUri.parse(uri);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public Pseudonymizer pseudonyms(Path keyFile) throws IOException {
        return Pseudonymizer.keyed(KeyFile.openOrCreate(keyFile));
    }
}
