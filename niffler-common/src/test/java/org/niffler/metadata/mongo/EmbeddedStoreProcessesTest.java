package org.niffler.metadata.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.metadata.DocumentQuery;
import org.niffler.metadata.MetadataDocument;
import org.niffler.metadata.MetadataStore;

/** Several processes use the embedded store, and any of them may be killed. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class EmbeddedStoreProcessesTest {

    private static final int KILLED = 128 + 9;

    @TempDir
    private Path folder;

    @Test
    void losesNothingAcknowledgedToKillNine() throws Exception {
        Random random = new Random(5);
        int acknowledged = -1;
        for (int round = 0; round < 3; round++) {
            Process writer = start(acknowledged + 1, 1_000_000);
            acknowledged = killAfter(writer, acknowledged + 30 + random.nextInt(60));

            assertHoldsAtLeast(acknowledged);
        }
    }

    /** Batches follow each other: a document is of the last batch that had its id, or of the one in flight. */
    private void assertHoldsAtLeast(int acknowledged) throws IOException {
        Map<String, Integer> expected = new HashMap<>();
        for (int batch = 0; batch <= acknowledged; batch++) {
            for (MetadataDocument document : StoreWriter.batch(batch)) {
                expected.put(document.id(), batch);
            }
        }
        Set<String> inFlight = new HashSet<>();
        StoreWriter.batch(acknowledged + 1).forEach(document -> inFlight.add(document.id()));
        try (EmbeddedStore store = EmbeddedStore.open(folder, Clock.systemUTC());
                MongoClient client = EmbeddedClients.connect(folder)) {
            for (String name : List.of("a", "b")) {
                Map<String, Integer> kept =
                        kept(client.getDatabase(MongoUri.DEFAULT_DATABASE).getCollection(name));
                Set<String> ids = new HashSet<>(kept.keySet());
                ids.removeAll(inFlight);
                expected.forEach((id, batch) -> assertThat(kept.get(id))
                        .isIn(inFlight.contains(id) ? Set.of(batch, acknowledged + 1) : Set.of(batch)));
                assertThat(expected.keySet()).containsAll(ids);
                assertThat(found(store, name, kept.values())).isEqualTo(kept);
            }
        }
    }

    /** By id the number of the batch, as the index has them. */
    private static Map<String, Integer> found(EmbeddedStore store, String collection, Collection<Integer> batches)
            throws IOException {
        Map<String, Integer> found = new HashMap<>();
        for (int batch : Set.copyOf(batches)) {
            String condition = "{\"" + StoreWriter.INDEXED + "\": \"VALUE " + batch + " OF 1\"}";
            store.find(new DocumentQuery(collection, condition, Set.of()), document -> found.put(document.id(), batch));
        }
        return found;
    }

    /** By id the number of the batch. */
    private static Map<String, Integer> kept(MongoCollection<Document> collection) {
        Map<String, Integer> kept = new HashMap<>();
        for (Document document : collection.find()) {
            int batch = Integer.parseInt(document.getString("AttributeNumber1").split(" ")[1]);
            assertThat(kept.put(document.getString("_id"), batch))
                    .as("an id twice")
                    .isNull();
        }
        return kept;
    }

    @Test
    void joinsTheProcessThatHasItOpen() throws Exception {
        Process serving = start(0, 1);
        try (BufferedReader out = serving.inputReader()) {
            assertThat(out.readLine()).isEqualTo("0");
            assertThat(out.readLine()).isEqualTo("waiting");

            try (MetadataStore joined = EmbeddedStore.open(folder, Clock.systemUTC());
                    MongoClient client = EmbeddedClients.connect(folder)) {
                joined.replace(Map.of("a", StoreWriter.batch(1)));
                joined.makeDurable();

                assertThat(kept(client.getDatabase(MongoUri.DEFAULT_DATABASE).getCollection("a")))
                        .hasSize(2 * StoreWriter.BATCH);
            }
            assertThat(serving.isAlive()).isTrue();
            serving.outputWriter().close();
        }
        assertThat(serving.waitFor()).isZero();
    }

    @Test
    void servesItselfWhenTheServingProcessIsKilled() throws Exception {
        Process serving = start(0, 1);
        try (BufferedReader out = serving.inputReader()) {
            assertThat(out.readLine()).isEqualTo("0");
            try (MetadataStore joined = EmbeddedStore.open(folder, Clock.systemUTC())) {
                serving.toHandle().destroyForcibly();
                serving.waitFor();

                await().atMost(30, TimeUnit.SECONDS)
                        .ignoreExceptions()
                        .untilAsserted(() -> assertThat(joined.replace(Map.of("a", StoreWriter.batch(1))))
                                .isEmpty());
                try (MongoClient client = EmbeddedClients.connect(folder)) {
                    assertThat(kept(client.getDatabase(MongoUri.DEFAULT_DATABASE)
                                    .getCollection("a")))
                            .hasSize(2 * StoreWriter.BATCH);
                }
            }
        }
    }

    @Test
    void isOpenedByManyProcessesAtOnce() throws Exception {
        List<Process> writers = List.of(start(0, 20), start(20, 20), start(40, 10));
        try {
            for (Process writer : writers) {
                BufferedReader out = writer.inputReader();
                String line = out.readLine();
                while (line != null && !line.equals("waiting")) {
                    line = out.readLine();
                }
                assertThat(line).isEqualTo("waiting");
            }
            try (MetadataStore store = EmbeddedStore.open(folder, Clock.systemUTC());
                    MongoClient client = EmbeddedClients.connect(folder)) {
                assertThat(store.ping()).isPositive();
                assertThat(kept(client.getDatabase(MongoUri.DEFAULT_DATABASE).getCollection("a")))
                        .hasSize(50 * StoreWriter.BATCH);
            }
        } finally {
            writers.forEach(writer -> writer.toHandle().destroyForcibly());
        }
    }

    /** Kills the writer in the midst of its work when it has said a number; tells the last number that it said. */
    private static int killAfter(Process writer, int number) throws Exception {
        int last = -1;
        try (BufferedReader out = writer.inputReader()) {
            StringBuilder line = new StringBuilder();
            for (int character = out.read(); character >= 0; character = out.read()) {
                if (character != '\n') {
                    line.append((char) character);
                    continue;
                }
                // Not the last line if it is torn.
                last = Integer.parseInt(line.toString());
                line.setLength(0);
                if (last == number) {
                    // Not Process.destroyForcibly(), which closes the stream and loses what was said.
                    writer.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(writer.waitFor()).isEqualTo(KILLED);
        return last;
    }

    private Process start(int first, int batches) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData",
                        "-XX:TieredStopAtLevel=1",
                        "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile", ""),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreWriter.class.getName(),
                        folder.toString(),
                        Integer.toString(first),
                        Integer.toString(batches))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
