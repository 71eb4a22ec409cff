package org.niffler.metadata.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.niffler.metadata.DocumentQuery;
import org.niffler.metadata.MetadataQuery;
import org.niffler.metadata.MetadataStore;

/** A real MongoDB keeps the contract; the one at {@code -Dniffler.mongo.uri}, in a database of its own. */
class MongoMetadataStoreIT extends MetadataQueryContract {

    private MongoMetadataStore store;
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

    /** As collections of the original have them; the embedded store takes no such ids. */
    @Test
    void readsAnIdOfTheServersOwnAsText() throws Exception {
        database.getCollection("all").insertOne(new Document("_id", new ObjectId("65e1c5a0f0f0f0f0f0f0f0f0")));
        List<String> ids = new ArrayList<>();

        store.find(new DocumentQuery("all", DocumentQuery.ALL, Set.of()), found -> ids.add(found.id()));

        assertThat(ids).containsExactly("65e1c5a0f0f0f0f0f0f0f0f0");
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
    MetadataQuery query() {
        return store;
    }

    @Override
    MongoDatabase database() {
        return database;
    }
}
