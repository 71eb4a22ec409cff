package org.niffler.metadata.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.niffler.metadata.mongo.Samples.document;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.metadata.DocumentQuery;
import org.niffler.metadata.MetadataDocument;

/** How the embedded server answers: piece by piece, and by its indexes. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class EmbeddedStoreQueriesTest {

    private static final int HEAP_MEBIBYTES = 64;
    private static final int DOCUMENTS = 60_000;

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

    private MongoDatabase database() {
        return client.getDatabase(MongoUri.DEFAULT_DATABASE);
    }

    private List<String> find(String condition) throws IOException {
        List<String> ids = new ArrayList<>();
        store.find(new DocumentQuery("all", condition, Set.of("Modality")), found -> ids.add(found.id()));
        return ids;
    }

    @Test
    void findsTheSameWithIndexesAsWithout() throws IOException {
        List<MetadataDocument> documents = IntStream.range(0, 3_000)
                .mapToObj(number -> document(
                        Samples.id(number),
                        "Modality",
                        number % 50 == 0 ? List.of("CT", "PT") : number % 7 == 0 ? "NaN" : "MR",
                        "StudyDate",
                        "202603" + (10 + number % 20),
                        "SliceThickness",
                        number % 11 == 0 ? (Object) List.of(0.5, 100.0) : number % 13 / 2.0))
                .toList();
        List<String> conditions = List.of(
                "{\"StudyDate\": \"20260310\"}",
                "{\"StudyDate\": {\"$gte\": \"20260313\", \"$lt\": \"20260315\"}}",
                "{\"StudyDate\": {\"$in\": [\"20260311\", \"20260329\", \"none\"]}, \"Modality\": \"PT\"}",
                "{\"SliceThickness\": {\"$gt\": 0.5, \"$lt\": 1}}",
                "{\"SliceThickness\": {\"$gt\": 10, \"$lt\": 20}}",
                "{\"$and\": [{\"Modality\": \"CT\"}, {\"StudyDate\": {\"$lte\": \"20260310\"}}]}",
                "{\"Modality\": \"NaN\", \"SliceThickness\": 2}",
                "{\"$or\": [{\"Modality\": \"CT\"}, {\"StudyDate\": \"20260311\"}]}",
                "{\"_niffler.receivedAt\": {\"$lt\": {\"$date\": \"2026-03-01T00:00:00Z\"}}}",
                "{\"Modality\": {\"$exists\": false}}");
        store.replace(Map.of("all", documents));
        Map<String, List<String>> without = new HashMap<>();
        for (String condition : conditions) {
            without.put(condition, find(condition));
        }

        store.makeIndexes("all", List.of("Modality", "StudyDate", "SliceThickness", "_niffler.receivedAt"));

        for (String condition : conditions) {
            assertThat(find(condition)).as(condition).containsExactlyInAnyOrderElementsOf(without.get(condition));
        }
    }

    @Test
    void answersByItsIndexesWhenItIsOpenedAgain() throws IOException {
        store.makeIndexes("all", List.of("Modality"));
        store.replace(Map.of("all", List.of(document("1", "Modality", "CT"), document("2", "Modality", "MR"))));
        close();
        open();
        store.replace(Map.of("all", List.of(document("1", "Modality", "PT"), document("3", "Modality", "CT"))));

        assertThat(find("{\"Modality\": \"CT\"}")).containsExactly("3");
        assertThat(find("{\"Modality\": \"PT\"}")).containsExactly("1");
    }

    /** By other clients than Niffler, too. */
    @Test
    void keepsIndexesWhateverIsDoneToDocuments() throws IOException {
        store.makeIndexes("all", List.of("Modality"));
        store.replace(Map.of(
                "all",
                IntStream.range(0, 100)
                        .mapToObj(number -> document("d" + number, "Modality", "M" + number % 50))
                        .toList()));
        MongoCollection<Document> collection = database().getCollection("all");

        collection.updateOne(new Document("_id", "d1"), new Document("$set", new Document("Modality", "M2")));
        collection.updateMany(new Document("Modality", "M3"), new Document("$unset", new Document("Modality", "")));
        collection.deleteMany(new Document("Modality", "M4"));
        collection.deleteOne(new Document("_id", "d5"));
        collection.insertOne(new Document("_id", "new").append("Modality", "M1"));

        assertThat(find("{\"Modality\": \"M1\"}")).containsExactlyInAnyOrder("d51", "new");
        assertThat(find("{\"Modality\": \"M2\"}")).containsExactlyInAnyOrder("d1", "d2", "d52");
        assertThat(find("{\"Modality\": \"M3\"}")).isEmpty();
        assertThat(find("{\"Modality\": \"M4\"}")).isEmpty();
        assertThat(find("{\"Modality\": \"M5\"}")).containsExactly("d55");
        assertThat(collection.countDocuments(new Document("Modality", "M2"))).isEqualTo(3);

        collection.dropIndex("Modality_1");
        assertThat(find("{\"Modality\": \"M2\"}")).hasSize(3);
        store.makeIndexes("all", List.of("Modality"));
        assertThat(find("{\"Modality\": \"M2\"}")).hasSize(3);
        collection.drop();
        store.makeIndexes("all", List.of("Modality"));
        assertThat(find("{\"Modality\": \"M2\"}")).isEmpty();
    }

    /** The library keeps a note of both, and only one of them. */
    @Test
    void keepsTwoIndexesOfOneNameApart() throws IOException {
        List<MetadataDocument> documents = IntStream.range(0, 100)
                .mapToObj(number -> document("d" + number, "Modality", "M" + number, "StudyDate", "D" + number % 10))
                .toList();
        MongoCollection<Document> collection = database().getCollection("all");
        collection.createIndex(new Document("Modality", 1), new IndexOptions().name("mine"));
        collection.createIndex(new Document("StudyDate", 1), new IndexOptions().name("mine"));
        store.replace(Map.of("all", documents));
        for (int round = 0; round < 3; round++) {
            assertThat(find("{\"Modality\": \"M7\"}")).containsExactly("d7");
            assertThat(find("{\"StudyDate\": \"D3\"}")).hasSize(10);
            close();
            open();
            store.replace(Map.of("all", documents));
        }
    }

    @Test
    void fillsAnIndexOfALargeCollectionMeanwhile() throws IOException {
        String large = "x".repeat(1 << 20);
        for (int number = 0; number < 40; number++) {
            store.replace(
                    Map.of("all", List.of(document("d" + number, "Modality", "M" + number % 10, "Comment", large))));
        }

        store.makeIndexes("all", List.of("Modality"));

        assertThat(find("{\"Modality\": \"M3\"}")).containsExactlyInAnyOrder("d3", "d13", "d23", "d33");
        store.replace(Map.of("all", List.of(document("d3", "Modality", "M4"))));
        await().untilAsserted(() -> assertThat(find("{\"Modality\": {\"$in\": [\"M3\"]}}"))
                .as("in the order of the index, once it is filled")
                .containsExactly("d13", "d23", "d33"));
        assertThat(find("{\"Modality\": \"M4\"}")).containsExactlyInAnyOrder("d3", "d4", "d14", "d24", "d34");
    }

    @Test
    void findsWhatIsThereWhileDocumentsAreWritten() throws IOException {
        store.replace(Map.of("all", Samples.usual(5_000, 1)));
        List<String> found = new ArrayList<>();

        store.find(new DocumentQuery("all", DocumentQuery.ALL, Set.of()), one -> {
            if (found.size() % 1_000 == 0) {
                replaceAll();
            }
            found.add(one.id());
        });

        assertThat(found).hasSize(5_000).doesNotHaveDuplicates();
    }

    @Test
    void answersOthersWhileAQueryTakesLongToCompare() throws IOException {
        store.replace(Map.of("all", Samples.usual(10_000, 1)));
        String slow = IntStream.range(0, 300)
                .mapToObj(number -> "{\"AttributeNumber1\": {\"$regex\": \"V.*A.*L.*U.*E.*none" + number + "\"}}")
                .collect(Collectors.joining(", ", "{\"$or\": [", "]}"));
        CompletableFuture<List<String>> searching = new CompletableFuture<>();
        Thread asking = new Thread(() -> {
            try {
                searching.complete(find(slow));
            } catch (IOException e) {
                searching.completeExceptionally(e);
            }
        });
        asking.start();
        await().until(() -> asking.getState() == Thread.State.WAITING);

        for (int number = 0; number < 3; number++) {
            assertThat(find("{\"_id\": \"" + Samples.id(number) + "\"}")).containsExactly(Samples.id(number));
        }

        assertThat(searching).as("answer of the slow one").isNotDone();
        asking.interrupt();
        assertThat(searching).failsWithin(3, TimeUnit.SECONDS);
    }

    private void replaceAll() {
        try {
            store.replace(Map.of("all", Samples.usual(5_000, 2)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** It serves and asks. */
    @Test
    void readsMoreThanItsHeapHolds() throws Exception {
        store.makeIndexes("all", List.of("AttributeNumber1"));
        for (int from = 0; from < DOCUMENTS; from += 5_000) {
            store.replace(Map.of(
                    "all",
                    IntStream.range(from, from + 5_000)
                            .mapToObj(number -> Samples.usual(Samples.id(number), number % 3))
                            .toList()));
        }
        close();

        Process small = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP_MEBIBYTES + "m",
                        "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile", ""),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreReader.class.getName(),
                        folder.toString(),
                        Integer.toString(DOCUMENTS))
                .redirectErrorStream(true)
                .start();

        assertThat(new String(small.getInputStream().readAllBytes())).isEmpty();
        assertThat(small.waitFor()).isZero();
        open();
    }
}
