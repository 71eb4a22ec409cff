package org.niffler.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.niffler.app.cli.Surroundings;
import org.niffler.app.query.ShownIdentity;
import org.niffler.app.report.EncounterReader;
import org.niffler.app.report.plot.UtilizationSource;
import org.niffler.deid.KeyFile;
import org.niffler.deid.Pseudonymizer;
import org.niffler.metadata.MetadataQuery;
import org.niffler.metadata.mongo.EmbeddedStore;
import org.niffler.metadata.mongo.MongoMetadataStore;
import org.niffler.metadata.mongo.MongoUri;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts together what commands need. */
final class Wiring implements Surroundings {

    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

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

    /** Reads a result of utilization back; who its patients are does not matter. */
    static UtilizationSource result(Path result) {
        EncounterReader reader = new EncounterReader(ShownIdentity.asItIs(), line -> LOG.warn("{}", line));
        return taker -> reader.read(result, day -> taker.take(day.scanners()));
    }
}
