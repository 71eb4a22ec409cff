package org.niffler.metadata.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.metadata.MetadataQuery;
import org.niffler.metadata.MetadataStore;

/** The embedded store keeps the contract. */
class EmbeddedStoreTest extends MetadataQueryContract {

    @TempDir
    private Path folder;

    private EmbeddedStore store;
    private MongoClient client;

    @BeforeEach
    void open() throws IOException {
        store = EmbeddedStore.open(folder, Clock.systemUTC());
        client = EmbeddedClients.connect(folder);
    }

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    @Override
    MetadataStore store() {
        return store;
    }

    @Override
    MetadataQuery query() {
        return store;
    }

    @Override
    MongoDatabase database() {
        return client.getDatabase(MongoUri.DEFAULT_DATABASE);
    }
}
