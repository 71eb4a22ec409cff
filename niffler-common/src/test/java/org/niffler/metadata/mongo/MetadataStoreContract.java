package org.niffler.metadata.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.niffler.metadata.mongo.Samples.document;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.niffler.metadata.MetadataDocument;
import org.niffler.metadata.MetadataStore;
import org.niffler.metadata.MetadataStore.Refusal;

/** Holds for every store: MongoDB and the embedded one cannot drift apart. */
abstract class MetadataStoreContract {

    private static final String SERIES = "1.2.840.113619.2.55";

    /** The store under test, empty. */
    abstract MetadataStore store() throws Exception;

    /** The same store, to read back what was written. */
    abstract MongoDatabase database() throws Exception;

    @Test
    void keepsADocumentUnderItsIdWithItsAttributesInTheirOrder() throws Exception {
        List<Refusal> refusals = store().replace(Map.of(
                "MR",
                List.of(document(
                        SERIES, "Modality", "MR", "SliceThickness", 2.5, "ImageType", List.of("ORIGINAL", "M")))));

        assertThat(refusals).isEmpty();
        Document kept = only("MR");
        assertThat(kept.keySet()).containsExactly("_id", "Modality", "SliceThickness", "ImageType", "_niffler");
        assertThat(kept).containsEntry("_id", SERIES).containsEntry("Modality", "MR");
        assertThat(kept.get("SliceThickness")).isEqualTo(2.5);
        assertThat(kept.get("ImageType")).isEqualTo(List.of("ORIGINAL", "M"));
    }

    @Test
    void keepsTextNumbersAndListsOfBothAsTheyAre() throws Exception {
        store().replace(Map.of(
                "all",
                List.of(document(
                        SERIES,
                        "Empty",
                        "",
                        "Name",
                        "Ångström^日本",
                        "Digits",
                        "007",
                        "Whole",
                        3.0,
                        "NotANumber",
                        "NaN",
                        "Numbers",
                        List.of(0.5, -1.0),
                        "Mixed",
                        List.of("a", 1.0, List.of("b")),
                        "None",
                        List.of()))));

        Document kept = only("all");
        kept.remove("_niffler");
        assertThat(kept)
                .isEqualTo(new Document("_id", SERIES)
                        .append("Empty", "")
                        .append("Name", "Ångström^日本")
                        .append("Digits", "007")
                        .append("Whole", 3.0)
                        .append("NotANumber", "NaN")
                        .append("Numbers", List.of(0.5, -1.0))
                        .append("Mixed", List.of("a", 1.0, List.of("b")))
                        .append("None", List.of()));
    }

    @Test
    void keepsTheProvenanceApart() throws Exception {
        store().replace(Map.of("all", List.of(document(SERIES, "Modality", "CT"))));

        assertThat(only("all").get("_niffler", Document.class))
                .isEqualTo(new Document(
                                "receivedAt",
                                Date.from(Samples.PROVENANCE.receivedAt().orElseThrow()))
                        .append("callingAet", "CT99")
                        .append("sourceFile", "0f".repeat(32))
                        .append("version", "0.1.0"));
    }

    @Test
    void leavesOutOfTheProvenanceWhatIsNotKnown() throws Exception {
        store().replace(Map.of(
                "all", List.of(new MetadataDocument(SERIES, Map.of(), Samples.PROVENANCE.withoutIdentity()))));

        assertThat(only("all"))
                .isEqualTo(new Document("_id", SERIES).append("_niffler", new Document("version", "0.1.0")));
    }

    @Test
    void replacesADocumentWithoutAddingOne() throws Exception {
        store().replace(Map.of("all", List.of(document(SERIES, "Modality", "CT", "Rows", 512.0, "Manufacturer", "A"))));

        store().replace(Map.of(
                "all", List.of(document(SERIES, "Manufacturer", "B", "Columns", 256.0, "Modality", "CT"))));

        Document kept = only("all");
        assertThat(kept.keySet()).containsExactly("_id", "Manufacturer", "Columns", "Modality", "_niffler");
        assertThat(kept).containsEntry("Manufacturer", "B");
    }

    @Test
    void writesManyDocumentsIntoSeveralCollections() throws Exception {
        store().replace(Map.of("a", Samples.usual(2_500, 1), "b", Samples.usual(10, 1)));
        store().replace(Map.of("a", Samples.usual(2_600, 2), "b", Samples.usual(10, 1)));

        assertThat(database().getCollection("a").countDocuments()).isEqualTo(2_600);
        assertThat(database().getCollection("b").countDocuments()).isEqualTo(10);
        assertThat(database().getCollection("a").countDocuments(new Document("AttributeNumber1", "VALUE 2 OF 1")))
                .isEqualTo(2_600);
    }

    @Test
    void writesNothingWhenThereIsNothingToWrite() throws Exception {
        assertThat(store().replace(Map.of("a", List.of()))).isEmpty();
        assertThat(store().replace(Map.of())).isEmpty();
    }

    @Test
    void refusesADocumentThatIsTooLargeAndKeepsTheOthers() throws Exception {
        String tooLong = "x".repeat(16 << 20);

        List<Refusal> refusals = store().replace(Map.of(
                "all",
                List.of(document("1", "Rows", 1.0), document("2", "Comment", tooLong), document("3", "Rows", 3.0))));

        assertThat(refusals)
                .containsExactly(
                        new Refusal("all", "2", "it has 16,777,402 bytes, and a document may have 16,760,832"));
        assertThat(ids("all")).containsExactly("1", "3");
    }

    @Test
    void keepsTheLargestDocumentThatMayBe() throws Exception {
        int rest =
                Documents.encode(document("2", "Comment", "")).getByteBuffer().remaining();
        String asLong = "x".repeat(16_760_832 - rest);

        assertThat(store().replace(Map.of("all", List.of(document("2", "Comment", asLong)))))
                .isEmpty();

        assertThat(only("all").getString("Comment")).hasSameSizeAs(asLong);
    }

    @Test
    void refusesADocumentThatCannotBeWrittenAndKeepsTheOthers() throws Exception {
        List<Refusal> refusals = store().replace(
                        Map.of("all", List.of(document("1", "Patient\0Name", "x"), document("2", "Rows", 1.0))));

        assertThat(refusals).containsExactly(new Refusal("all", "1", "it cannot be written as BSON"));
        assertThat(ids("all")).containsExactly("2");
    }

    @Test
    void makesAnIndexOnce() throws Exception {
        store().makeIndexes("all", List.of("PatientID", "StudyInstanceUID"));
        store().makeIndexes("all", List.of("StudyInstanceUID", "Modality"));

        List<Document> indexes = database().getCollection("all").listIndexes().into(new ArrayList<>());
        assertThat(indexes)
                .extracting(index -> index.get("name"))
                .containsExactlyInAnyOrder("_id_", "PatientID_1", "StudyInstanceUID_1", "Modality_1");
        assertThat(indexes)
                .extracting(index -> index.get("key"))
                .containsExactlyInAnyOrder(
                        new Document("_id", 1),
                        new Document("PatientID", 1),
                        new Document("StudyInstanceUID", 1),
                        new Document("Modality", 1));
    }

    @Test
    void writesWhereThereAreIndexes() throws Exception {
        store().makeIndexes("all", List.of("Modality"));
        store().replace(Map.of("all", List.of(document("1", "Modality", "CT"), document("2", "Modality", "MR"))));
        store().replace(Map.of("all", List.of(document("1", "Modality", "PT"))));

        assertThat(database().getCollection("all").find(new Document("Modality", "PT")))
                .extracting(found -> found.get("_id"))
                .containsExactly("1");
    }

    @Test
    void countsTheDocumentsOfItsCollections() throws Exception {
        assertThat(store().collections()).isEmpty();

        store().replace(Map.of("b", Samples.usual(3, 1), "a", Samples.usual(250, 1)));
        store().replace(Map.of("b", Samples.usual(4, 2)));

        assertThat(store().collections()).containsExactly(entry("a", 250L), entry("b", 4L));
    }

    @Test
    void readsDocumentsAsLinesOfJson() throws Exception {
        store().replace(Map.of(
                "MR",
                List.of(document(
                        SERIES,
                        "SliceThickness",
                        2.5,
                        "ImageType",
                        List.of("ORIGINAL", "M"),
                        "StudyDescription",
                        "two\nlines"))));

        assertThat(read("MR", 10))
                .containsExactly("{\"_id\": \"1.2.840.113619.2.55\", \"SliceThickness\": 2.5, \"ImageType\":"
                        + " [\"ORIGINAL\", \"M\"], \"StudyDescription\": \"two\\nlines\", \"_niffler\": {\"receivedAt\":"
                        + " {\"$date\": \"2026-03-01T10:15:30.123Z\"}, \"callingAet\": \"CT99\", \"sourceFile\": \""
                        + "0f".repeat(32) + "\", \"version\": \"0.1.0\"}}");
    }

    @Test
    void readsAllOrAsManyAsAreAskedFor() throws Exception {
        store().replace(Map.of("all", Samples.usual(1_500, 1)));

        assertThat(read("all", 0)).hasSize(1_500).doesNotHaveDuplicates();
        assertThat(read("all", 120)).hasSize(120).doesNotHaveDuplicates();
        assertThat(read("none", 10)).isEmpty();
    }

    @Test
    void promisesDurabilityAndAnswers() throws Exception {
        store().replace(Map.of("all", Samples.usual(10, 1)));
        store().makeDurable();

        assertThat(store().ping()).isPositive();
    }

    @Test
    void writesFromSeveralThreadsAtOnce() throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            Thread thread = new Thread(() -> {
                try {
                    for (int round = 0; round < 10; round++) {
                        store().replace(Map.of("all", Samples.usual(100, round)));
                    }
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(database().getCollection("all").countDocuments()).isEqualTo(100);
        assertThat(database().getCollection("all").countDocuments(new Document("AttributeNumber1", "VALUE 9 OF 1")))
                .isEqualTo(100);
    }

    private Document only(String collection) throws Exception {
        List<Document> found = database().getCollection(collection).find().into(new ArrayList<>());
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private List<String> read(String collection, int most) throws Exception {
        List<String> read = new ArrayList<>();
        store().read(collection, most, read::add);
        return read;
    }

    private List<String> ids(String collection) throws Exception {
        return database()
                .getCollection(collection)
                .find()
                .map(found -> found.getString("_id"))
                .into(new ArrayList<>());
    }
}
