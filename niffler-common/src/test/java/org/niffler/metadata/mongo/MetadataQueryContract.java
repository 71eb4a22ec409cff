package org.niffler.metadata.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;
import static org.niffler.metadata.mongo.Samples.document;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.niffler.metadata.DocumentQuery;
import org.niffler.metadata.MetadataDocument;
import org.niffler.metadata.MetadataQuery;
import org.niffler.metadata.QueryRefusedException;
import org.niffler.metadata.QueryTimeoutException;
import org.niffler.metadata.StoreUnavailableException;
import org.niffler.metadata.StoredDocument;

/** Holds for every store that is asked for documents. */
abstract class MetadataQueryContract extends MetadataStoreContract {

    /** The store under test, to ask it. */
    abstract MetadataQuery query() throws Exception;

    @Test
    void findsTheDocumentsThatMeetACondition() throws Exception {
        store().replace(Map.of(
                "all",
                List.of(
                        document("1", "Modality", "CT", "StudyDate", "20260301"),
                        document("2", "Modality", "MR", "StudyDate", "20260302"),
                        document("3", "Modality", "CT", "StudyDate", "20260303"))));

        assertThat(ids("{\"Modality\": \"CT\"}")).containsExactlyInAnyOrder("1", "3");
        assertThat(ids("{\"Modality\": \"CT\", \"StudyDate\": {\"$gte\": \"20260302\"}}"))
                .containsExactly("3");
        assertThat(ids("{\"$or\": [{\"Modality\": \"MR\"}, {\"StudyDate\": \"20260301\"}]}"))
                .containsExactlyInAnyOrder("1", "2");
        assertThat(ids("{\"Modality\": {\"$regex\": \"^M\"}}")).containsExactly("2");
        assertThat(ids("{\"_id\": \"2\"}")).containsExactly("2");
        assertThat(ids("{\"Modality\": {\"$exists\": false}}")).isEmpty();
        assertThat(ids(DocumentQuery.ALL)).containsExactlyInAnyOrder("1", "2", "3");
    }

    @Test
    void findsWhatWasReceivedWithinATime() throws Exception {
        store().replace(Map.of("all", List.of(document("1", "Modality", "CT"))));

        assertThat(ids("{\"_niffler.receivedAt\": {\"$gte\": {\"$date\": \"2026-03-01T10:15:30.123Z\"}, \"$lt\":"
                        + " {\"$date\": \"2026-03-01T10:15:30.124Z\"}}}"))
                .containsExactly("1");
        assertThat(ids("{\"_niffler.receivedAt\": {\"$gt\": {\"$date\": \"2026-03-01T10:15:30.123Z\"}}}"))
                .isEmpty();
    }

    @Test
    void readsTheAttributesThatAreAskedForAsTexts() throws Exception {
        store().replace(Map.of(
                "all",
                List.of(document(
                        "1",
                        "Modality",
                        "CT",
                        "Rows",
                        512.0,
                        "PixelSpacing",
                        List.of(0.625, 0.625),
                        "ImageType",
                        List.of("ORIGINAL", "NaN", "AXIAL"),
                        "StudyDescription",
                        "NaN",
                        "PatientName",
                        "Doe^Jane"))));

        StoredDocument found =
                only(Set.of("Modality", "Rows", "PixelSpacing", "ImageType", "StudyDescription", "BodyPartExamined"));

        assertThat(found)
                .isEqualTo(new StoredDocument(
                        "1",
                        Map.of(
                                "Modality", List.of("CT"),
                                "Rows", List.of("512"),
                                "PixelSpacing", List.of("0.625", "0.625"),
                                "ImageType", List.of("ORIGINAL", "", "AXIAL"),
                                "StudyDescription", List.of()),
                        Samples.PROVENANCE.receivedAt()));
        assertThat(found.values("BodyPartExamined")).isEmpty();
        assertThat(found.text("ImageType")).contains("ORIGINAL\\\\AXIAL");
    }

    @Test
    void tellsWhichAttributesDocumentsHave() throws Exception {
        store().replace(Map.of(
                "all",
                List.of(
                        document("1", "Modality", "CT", "StudyDate", "20260301"),
                        document("2", "Modality", "MR"),
                        document("3", "Modality", "CT", "StudyDate", "NaN"))));

        assertThat(query().attributes("all", 100)).containsExactly(entry("Modality", 3L), entry("StudyDate", 2L));
        assertThat(query().attributes("all", 1)).containsEntry("Modality", 1L);
        assertThat(query().attributes("none", 100)).isEmpty();
    }

    @Test
    void readsNothingButTheIdIfNothingIsAskedFor() throws Exception {
        store().replace(Map.of(
                "all",
                List.of(new MetadataDocument("1", Map.of("Modality", "CT"), Samples.PROVENANCE.withoutIdentity()))));

        assertThat(only(Set.of())).isEqualTo(new StoredDocument("1", Map.of(), Optional.empty()));
    }

    @Test
    void readsWhatIsNestedByItsPath() throws Exception {
        store().replace(Map.of("all", List.of(document("1", "Modality", "CT"))));

        assertThat(only(Set.of("_niffler.callingAet", "_niffler.nothing", "Modality.nothing"))
                        .attributes())
                .containsExactly(entry("_niffler.callingAet", List.of("CT99")));
    }

    @Test
    void readsNumbersAsTheyAreUsuallyWritten() throws Exception {
        store().replace(Map.of(
                "all",
                List.of(document(
                        "1", "Numbers", List.of(5.0, 0.0, -0.5, 0.00001, 1234567890.0, 1.0E15, 1.0E300, 0.1 + 0.2)))));

        assertThat(only(Set.of("Numbers")).attributes())
                .containsExactly(entry(
                        "Numbers",
                        List.of(
                                "5",
                                "0",
                                "-0.5",
                                "0.00001",
                                "1234567890",
                                "1000000000000000",
                                "1E+300",
                                "0.30000000000000004")));
    }

    @Test
    void readsWhatOthersHaveWritten() throws Exception {
        Document foreign = new Document("_id", "1");
        foreign.append("Int", 7)
                .append("Long", 1L << 40)
                .append("Decimal", Decimal128.parse("2.50"))
                .append("Boolean", true)
                .append("Date", Date.from(Instant.parse("2026-03-01T00:00:00Z")))
                .append("Id", new ObjectId("65e1c5a0f0f0f0f0f0f0f0f0"))
                .append("Bytes", new Binary(new byte[] {1, (byte) 0xFF}))
                .append("Nested", new Document("a", 1))
                .append("NestedList", List.of(List.of("a", 1), new Document("b", 2)))
                .append("NotANumber", Double.NaN)
                .append("Infinite", Double.POSITIVE_INFINITY)
                .append("Blank", "")
                .append("None", List.of())
                .append("Null", null);
        database().getCollection("all").insertOne(foreign);

        Set<String> names = foreign.keySet();
        Map<String, List<String>> expected = new HashMap<>();
        expected.put("_id", List.of("1"));
        expected.put("Int", List.of("7"));
        expected.put("Long", List.of("1099511627776"));
        expected.put("Decimal", List.of("2.50"));
        expected.put("Boolean", List.of("true"));
        expected.put("Date", List.of("2026-03-01T00:00:00Z"));
        expected.put("Id", List.of("65e1c5a0f0f0f0f0f0f0f0f0"));
        expected.put("Bytes", List.of("01ff"));
        expected.put("Nested", List.of("{\"a\": 1}"));
        expected.put("NestedList", List.of("a\\1", "{\"b\": 2}"));
        expected.put("NotANumber", List.of());
        expected.put("Infinite", List.of("inf"));
        expected.put("Blank", List.of());
        expected.put("None", List.of());
        expected.put("Null", List.of());
        assertThat(only(names)).isEqualTo(new StoredDocument("1", expected, Optional.empty()));
    }

    @Test
    void readsATimeOfReceptionThatIsNoneAsUnknown() throws Exception {
        database()
                .getCollection("all")
                .insertOne(new Document("_id", "1").append("_niffler", new Document("receivedAt", "yesterday")));
        database().getCollection("all").insertOne(new Document("_id", "2").append("_niffler", "nothing"));

        assertThat(find(DocumentQuery.ALL, Set.of()))
                .allMatch(found -> found.receivedAt().isEmpty());
    }

    @Test
    void findsAsManyAsThereAre() throws Exception {
        store().replace(Map.of("all", Samples.usual(3_500, 1)));

        assertThat(ids(DocumentQuery.ALL)).hasSize(3_500).doesNotHaveDuplicates();
        assertThat(ids("{\"AttributeNumber1\": \"VALUE 2 OF 1\"}")).isEmpty();
        assertThat(ids("{\"AttributeNumber5\": {\"$lt\": 6}}")).hasSize(3_500);
    }

    @Test
    void findsNothingInACollectionThatIsNotThere() throws Exception {
        assertThat(ids(DocumentQuery.ALL)).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithAConditionThatIsNoJson() {
        assertThatThrownBy(() -> ids("{\"Modality\": }"))
                .isInstanceOf(QueryRefusedException.class)
                .hasMessage(
                        "The condition is not valid JSON (MongoDB Extended JSON v2): JSON reader was expecting a value"
                                + " but found '}'.");
        assertThatThrownBy(() -> ids("")).isInstanceOf(QueryRefusedException.class);
        assertThatThrownBy(() -> ids("[]")).isInstanceOf(QueryRefusedException.class);
        assertThatThrownBy(() -> ids("{\"StudyDate\": {\"$date\": \"yesterday\"}}"))
                .isInstanceOf(QueryRefusedException.class);
        assertThatThrownBy(() -> ids("{\"StudyDate\": {\"$numberInt\": \"x\"}}"))
                .isInstanceOf(QueryRefusedException.class);
    }

    @Test
    void saysThatItDoesNotUnderstandACondition() throws Exception {
        store().replace(Map.of("all", Samples.usual(1, 1)));

        for (String condition : List.of(
                "{\"Modality\": {\"$resembles\": \"CT\"}}",
                "{\"$nor\": \"CT\"}",
                "{\"$and\": []}",
                "{\"Modality\": {\"$in\": \"CT\"}}",
                "{\"AttributeNumber1\": {\"$regex\": \"(\"}}",
                "{\"$everything\": 1}")) {
            assertThatThrownBy(() -> ids(condition))
                    .as(condition)
                    .isInstanceOf(QueryRefusedException.class)
                    .hasMessageStartingWith(query().describe() + " does not take the query: ");
        }
    }

    @Test
    void passesOnWhatTheReaderThrowsAndCanBeAskedAgain() throws Exception {
        store().replace(Map.of("all", Samples.usual(2_500, 1)));
        List<String> read = new ArrayList<>();

        assertThatThrownBy(() -> query().find(all(), found -> {
                    read.add(found.id());
                    throw new IllegalStateException("enough");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("enough");

        assertThat(read).hasSize(1);
        assertThat(ids(DocumentQuery.ALL)).hasSize(2_500);
    }

    @Test
    void isToldToBeClosedOnceItIs() throws Exception {
        query().close();

        assertThatThrownBy(() -> ids(DocumentQuery.ALL))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage(query().describe() + " is closed.");
    }

    @Test
    void endsAQueryWhenItsTimeIsOver() throws Exception {
        store().replace(Map.of("all", Samples.usual(20_000, 1)));

        assertThatThrownBy(() -> query().find(slow().within(Duration.ofMillis(50)), found -> {}))
                .isInstanceOf(QueryTimeoutException.class)
                .hasMessage(
                        query().describe() + " needs more than 0.05 s for the query, which is all it was given. Narrow"
                                + " the filter, or ask by an attribute that has an index.");
        assertThat(ids("{\"_id\": \"" + Samples.id(7) + "\"}")).containsExactly(Samples.id(7));
    }

    /** Most of the time is that of its reader. */
    @Test
    void countsTheTimeOfAQueryToItsLastDocument() throws Exception {
        store().replace(Map.of("all", Samples.usual(2_500, 1)));
        long start = System.nanoTime();
        Duration limit = Duration.ofSeconds(2);
        List<String> read = new ArrayList<>();

        assertThatThrownBy(() -> query().find(all().within(limit), found -> {
                    read.add(found.id());
                    if (read.size() == 900) {
                        await().until(() -> System.nanoTime() - start > limit.toNanos());
                    }
                }))
                .isInstanceOf(QueryTimeoutException.class)
                .hasMessageContaining(" needs more than 2 s for the query");
        assertThat(read).hasSizeBetween(900, 2_499);
    }

    @Test
    void answersAQueryWithinItsTime() throws Exception {
        store().replace(Map.of("all", Samples.usual(2_500, 1)));
        List<String> read = new ArrayList<>();

        query().find(all().within(Duration.ofMinutes(1)), found -> read.add(found.id()));

        assertThat(read).hasSize(2_500).doesNotHaveDuplicates();
    }

    @Test
    void endsAQueryWhoseThreadIsInterruptedWhileTheStoreSearches() throws Exception {
        store().replace(Map.of("all", Samples.usual(20_000, 1)));
        AtomicReference<Throwable> outcome = new AtomicReference<>();
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread asking = new Thread(() -> {
            try {
                query().find(slow(), found -> {});
            } catch (Exception e) {
                outcome.set(e);
                interrupted.set(Thread.currentThread().isInterrupted());
            }
        });
        asking.start();
        await().until(() -> asking.getState() == Thread.State.WAITING || !asking.isAlive());

        asking.interrupt();
        asking.join(Duration.ofSeconds(3).toMillis());

        assertThat(asking.isAlive()).isFalse();
        assertThat(outcome.get())
                .isInstanceOf(InterruptedIOException.class)
                .hasMessage(query().describe() + " was not waited for: this thread was interrupted.");
        assertThat(interrupted).isTrue();
        assertThat(ids("{\"_id\": \"" + Samples.id(7) + "\"}")).containsExactly(Samples.id(7));
    }

    @Test
    void endsAQueryWhoseReaderIsInterrupted() throws Exception {
        store().replace(Map.of("all", Samples.usual(3_500, 1)));
        List<String> read = new ArrayList<>();

        assertThatThrownBy(() -> query().find(all(), found -> {
                    read.add(found.id());
                    Thread.currentThread().interrupt();
                }))
                .isInstanceOf(InterruptedIOException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(read).hasSizeLessThan(3_500);
        assertThat(ids(DocumentQuery.ALL)).hasSize(3_500);
    }

    /** No document meets it, none is left out by an index, and each takes long to look at. */
    private static DocumentQuery slow() {
        String alternatives = IntStream.range(0, 100)
                .mapToObj(number -> "{\"AttributeNumber1\": {\"$regex\": \"V.*A.*L.*U.*E.*none" + number + "\"}}")
                .collect(Collectors.joining(", "));
        return new DocumentQuery("all", "{\"$or\": [" + alternatives + "]}", Set.of());
    }

    private static DocumentQuery all() {
        return new DocumentQuery("all", DocumentQuery.ALL, Set.of());
    }

    private StoredDocument only(Set<String> attributes) throws Exception {
        List<StoredDocument> found = find(DocumentQuery.ALL, attributes);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private List<String> ids(String condition) throws Exception {
        return find(condition, Set.of()).stream().map(StoredDocument::id).toList();
    }

    private List<StoredDocument> find(String condition, Set<String> attributes) throws Exception {
        List<StoredDocument> found = new ArrayList<>();
        query().find(new DocumentQuery("all", condition, attributes), found::add);
        return found;
    }
}
