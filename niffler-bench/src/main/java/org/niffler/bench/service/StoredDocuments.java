package org.niffler.bench.service;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.niffler.metadata.mongo.MongoUri;
import org.niffler.metadata.mongo.embedded.Access;
import org.niffler.metadata.mongo.embedded.AddressFile;
import org.niffler.testkit.process.ProcessFailed;

/** What a service has written, as anybody else sees it. May be used by several threads. */
final class StoredDocuments implements AutoCloseable {

    private static final int MOST_IDS = 1_000;
    private static final long LOOK_MILLIS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final MongoClient client;
    private final MongoDatabase database;

    private StoredDocuments(MongoClientSettings settings, String database) {
        this.client = MongoClients.create(settings);
        this.database = client.getDatabase(database);
    }

    /**
     * Connects to the store of a service.
     *
     * @param state the folder with the embedded store
     * @param mongoUri the store, if it is another
     */
    static StoredDocuments of(Path state, Optional<String> mongoUri) throws IOException {
        if (mongoUri.isPresent()) {
            String uri = mongoUri.get().contains("://") ? mongoUri.get() : "mongodb://" + mongoUri.get();
            ConnectionString connection = new ConnectionString(uri);
            String named = connection.getDatabase();
            return new StoredDocuments(
                    MongoClientSettings.builder()
                            .applyConnectionString(connection)
                            .build(),
                    named == null ? MongoUri.DEFAULT_DATABASE : named);
        }
        Access access =
                new AddressFile(state).read().orElseThrow(() -> new IOException("No embedded store runs in " + state));
        return new StoredDocuments(
                MongoClientSettings.builder()
                        .credential(MongoCredential.createPlainCredential(
                                Access.USER, "$external", access.password().toCharArray()))
                        .applyToClusterSettings(
                                cluster -> cluster.hosts(List.of(new ServerAddress(Access.HOST, access.port()))))
                        .build(),
                MongoUri.DEFAULT_DATABASE);
    }

    long count(String collection) {
        return database.getCollection(collection).countDocuments();
    }

    /** All ids of a collection that begin so. */
    List<String> ids(String collection, String begin) {
        MongoCollection<Document> documents = database.getCollection(collection);
        return documents
                .find(Filters.regex("_id", "^" + begin.replace(".", "\\.")))
                .projection(Projections.include("_id"))
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
    }

    /** Which of these ids all the collections have; of very many, the first ones are looked for only. */
    Set<String> present(Collection<String> ids, List<String> collections) {
        Set<String> left = new TreeSet<>(ids.stream().limit(MOST_IDS).toList());
        for (String collection : collections) {
            if (!left.isEmpty()) {
                left = database.getCollection(collection)
                        .find(Filters.in("_id", left))
                        .projection(Projections.include("_id"))
                        .map(document -> document.getString("_id"))
                        .into(new TreeSet<>());
            }
        }
        return left;
    }

    /**
     * Returns when all these are there.
     *
     * @throws ProcessFailed if one of them is not, a minute after the last one came
     */
    void await(Collection<String> ids, List<String> collections) throws InterruptedException {
        Set<String> missing = new TreeSet<>(ids);
        long last = System.nanoTime();
        CountDownLatch never = new CountDownLatch(1);
        while (!missing.isEmpty()) {
            if (missing.removeAll(present(missing, collections))) {
                last = System.nanoTime();
            } else if (System.nanoTime() - last > PATIENCE.toNanos()) {
                throw new ProcessFailed(missing.size() + " of " + ids.size() + " series have no document in one of "
                        + collections + "; for example " + missing.iterator().next());
            } else {
                never.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
