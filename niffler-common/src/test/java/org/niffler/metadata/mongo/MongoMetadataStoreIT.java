package org.niffler.metadata.mongo;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.niffler.metadata.MetadataStore;

/** A real MongoDB keeps the contract; the one at {@code -Dniffler.mongo.uri}, in a database of its own. */
class MongoMetadataStoreIT extends MetadataStoreContract {

    private MetadataStore store;
    private MongoClient client;
    private MongoDatabase database;

    @BeforeEach
    void open() {
        String uri = System.getProperty("niffler.mongo.uri", "");
        assumeThat(uri)
                .as("no MongoDB is given; run with -Dniffler.mongo.uri=mongodb://localhost:27017/")
                .isNotEmpty();
        MongoUri mongo = MongoUri.parse(uri);
        String name = "niffler-test-" + UUID.randomUUID();
        store = new MongoMetadataStore(mongo.settings(), name, mongo.describe(), "");
        client = MongoClients.create(mongo.settings());
        database = client.getDatabase(name);
    }

    @AfterEach
    void drop() {
        if (database != null) {
            database.drop();
            client.close();
            store.close();
        }
    }

    @Override
    MetadataStore store() {
        return store;
    }

    @Override
    MongoDatabase database() {
        return database;
    }
}
