package org.niffler.meta;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.niffler.metadata.mongo.embedded.Access;
import org.niffler.metadata.mongo.embedded.AddressFile;

/** Reads from the embedded store of a service that runs, as any program may that can read its address file. */
final class EmbeddedDocuments {

    private EmbeddedDocuments() {}

    /** @throws RuntimeException if nobody serves it now */
    static List<Document> in(Path state, String collection) {
        try {
            Access access = new AddressFile(state).read().orElseThrow();
            String uri = "mongodb://" + Access.USER + ":" + access.password() + "@" + access
                    + "/?authMechanism=PLAIN&authSource=%24external&serverSelectionTimeoutMS=5000";
            try (MongoClient client = MongoClients.create(uri)) {
                return client.getDatabase("ScannersInfo")
                        .getCollection(collection)
                        .find()
                        .into(new ArrayList<>());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
