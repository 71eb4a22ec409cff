package org.niffler.metadata.mongo;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.cursor.TimeoutMode;
import com.mongodb.client.model.Projections;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.niffler.metadata.DocumentQuery;
import org.niffler.metadata.MetadataDocument;
import org.niffler.metadata.MetadataQuery;
import org.niffler.metadata.MetadataStore;
import org.niffler.metadata.QueryRefusedException;
import org.niffler.metadata.StoreUnavailableException;
import org.niffler.metadata.StoredDocument;

/**
 * Keeps documents in a MongoDB, of version 4.4 or newer, stand-alone or a replica set. Connects when it is first used, and
 * again whenever the connection is lost.
 */
public final class MongoMetadataStore implements MetadataStore, MetadataQuery {

    private static final String CHECK_ADDRESS =
            "Check that it runs there and that no firewall stands between; MongoUri or MONGO_URI says where it is.";

    private static final String OF_THE_DATABASE = "system.";

    // Documents are small, and a batch is to be in memory at once, here and in the store.
    private static final int BATCH = 1_000;

    // For a single batch: where few documents meet the condition, the store reads very many before it has one.
    private static final Duration TIME_TO_FIND = Duration.ofMinutes(10);

    private final MongoClient client;
    private final MongoDatabase database;
    private final String description;
    private final Failures failures;
    private final ExecutorService readers = Search.readers();

    MongoMetadataStore(MongoClientSettings settings, String database, String description, String checkAddress) {
        this.client = MongoClients.create(settings);
        this.database = client.getDatabase(database);
        this.description = description;
        this.failures = new Failures(description, checkAddress, client::getClusterDescription);
    }

    /** Does not wait for a connection: a store that cannot be reached is told by the first call. */
    public static MongoMetadataStore open(MongoUri uri) {
        return new MongoMetadataStore(uri.settings(), uri.database(), uri.describe(), CHECK_ADDRESS);
    }

    @Override
    public List<Refusal> replace(Map<String, List<MetadataDocument>> byCollection) throws StoreUnavailableException {
        return ask(() -> {
            List<Refusal> refusals = new ArrayList<>();
            byCollection.forEach((collection, documents) -> refusals.addAll(
                    new Replacement(database.getCollection(collection, RawBsonDocument.class)).write(documents)));
            return refusals;
        });
    }

    @Override
    public void makeIndexes(String collection, Collection<String> attributes) throws StoreUnavailableException {
        ask(() -> {
            new Indexes(database.getCollection(collection)).make(attributes);
            return null;
        });
    }

    /**
     * Nothing to do: what was acknowledged is in the journals of a majority already (see {@link MongoUri}). If the URI asks
     * for less, that is its owner's choice.
     */
    @Override
    public void makeDurable() {}

    @Override
    public SortedMap<String, Long> collections() throws StoreUnavailableException {
        return ask(() -> {
            SortedMap<String, Long> counts = new TreeMap<>();
            for (String name : database.listCollectionNames()) {
                if (!name.startsWith(OF_THE_DATABASE)) {
                    counts.put(name, database.getCollection(name).estimatedDocumentCount());
                }
            }
            return counts;
        });
    }

    @Override
    public void read(String collection, int most, Consumer<String> reader) throws StoreUnavailableException {
        FindIterable<RawBsonDocument> all =
                database.getCollection(collection, RawBsonDocument.class).find().limit(most);
        try (MongoCursor<RawBsonDocument> found = ask(all::cursor)) {
            while (ask(found::hasNext)) {
                reader.accept(ask(found::next).toJson());
            }
        }
    }

    @Override
    public SortedMap<String, Long> attributes(String collection, int documents) throws StoreUnavailableException {
        SortedMap<String, Long> counts = new TreeMap<>();
        FindIterable<RawBsonDocument> some =
                database.getCollection(collection, RawBsonDocument.class).find().limit(documents);
        try (MongoCursor<RawBsonDocument> found = ask(some::cursor)) {
            while (ask(found::hasNext)) {
                ask(found::next).keySet().stream()
                        .filter(Documents::isAttribute)
                        .forEach(name -> counts.merge(name, 1L, Long::sum));
            }
        }
        return counts;
    }

    @Override
    public void find(DocumentQuery query, Consumer<StoredDocument> reader) throws IOException {
        DocumentTexts texts = new DocumentTexts(query.attributes());
        FindIterable<BsonDocument> asked = asked(query);
        try (Search search = Search.start(asked::cursor, readers, new SearchFailures(failures, query.limit()))) {
            for (Optional<BsonDocument> found = search.next(); found.isPresent(); found = search.next()) {
                reader.accept(texts.of(found.get()));
            }
        }
    }

    private FindIterable<BsonDocument> asked(DocumentQuery query) throws QueryRefusedException {
        List<String> wanted = new ArrayList<>(query.attributes());
        wanted.add(DocumentTexts.RECEIVED_AT);
        // No time at all would mean any time to the driver.
        long millis = Math.max(1, query.limit().orElse(TIME_TO_FIND).toMillis());
        return database.getCollection(query.collection(), BsonDocument.class)
                .withTimeout(millis, TimeUnit.MILLISECONDS)
                .find(Conditions.parse(query.condition()))
                .timeoutMode(query.limit().isPresent() ? TimeoutMode.CURSOR_LIFETIME : TimeoutMode.ITERATION)
                .projection(Projections.include(wanted))
                .batchSize(BATCH);
    }

    @Override
    public Duration ping() throws StoreUnavailableException {
        long start = System.nanoTime();
        ask(() -> database.runCommand(new Document("ping", 1)));
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** The embedded server's way to force its file to the disk; of MongoDB only an administrator may ask it. */
    void flush() throws StoreUnavailableException {
        ask(() -> client.getDatabase("admin").runCommand(new Document("fsync", 1)));
    }

    private <T> T ask(Supplier<T> request) throws StoreUnavailableException {
        try {
            return request.get();
        } catch (RuntimeException e) {
            // The boundary to the driver.
            throw failures.of(e);
        }
    }

    @Override
    public String describe() {
        return description;
    }

    @Override
    public void close() {
        client.close();
        readers.shutdown();
    }
}
