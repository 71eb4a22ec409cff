package org.niffler.metadata.mongo.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is found by an index is what is found without. */
class StoreIndexTest {

    private static final String ATTRIBUTE = "Asked";
    private static final String NESTED = "Outer.Asked";

    private final MVStore store = MVStore.open(null);
    private final StoreMaps maps = new StoreMaps(store);
    private final IndexedDocuments indexed = new IndexedDocuments(maps.open("db", "all"));
    private final QueryMatcher matcher = new DefaultQueryMatcher();

    @AfterEach
    void close() {
        store.close();
    }

    private StoreIndex index(String attribute) {
        StoreIndex index = maps.openIndex("db", "all", attribute + "_1", attribute);
        indexed.addIndex(attribute + "_1", index);
        return index;
    }

    @Test
    void findsByItWhatIsFoundWithout() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            indexed.dropIndexes();
            List<StoreIndex> both = List.of(index(ATTRIBUTE), index(NESTED));
            indexed.fillSome();
            write(random);
            for (int number = 0; number < 60; number++) {
                assertFindsTheSame(both, RandomDocuments.condition(random, ATTRIBUTE), seed);
                assertFindsTheSame(both, RandomDocuments.condition(random, NESTED), seed);
                assertFindsTheSame(both, RandomDocuments.condition(random, List.of(ATTRIBUTE, NESTED)), seed);
            }
        }
    }

    /** Puts, replaces and removes. */
    private void write(Random random) {
        for (int number = 0; number < 200; number++) {
            String id = Integer.toString(random.nextInt(100));
            if (random.nextInt(4) == 0) {
                indexed.remove(id);
            } else {
                indexed.put(id, RandomDocuments.document(random, id, ATTRIBUTE));
            }
        }
    }

    private void assertFindsTheSame(List<StoreIndex> indexes, Document condition, int seed) {
        Optional<Places> places = Places.of(condition, indexes);
        if (places.isEmpty()) {
            return;
        }
        List<String> candidates = ids(new IndexedCandidates(indexed.documents(), places.get()), new Document());
        assertThat(candidates).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo((int)
                places.get().count());
        if (places.get().ranges().size() == 1) {
            assertThat(candidates).hasSize((int) places.get().count());
        }
        assertThat(ids(new IndexedCandidates(indexed.documents(), places.get()), condition))
                .as("seed %d, %s in %s", seed, condition, places)
                .containsExactlyInAnyOrderElementsOf(ids(Candidates.all(indexed.documents()), condition));
    }

    /** Of each document only what the condition looks at is read. */
    private List<String> ids(Candidates candidates, Document condition) {
        WantedFields fields = WantedFields.of(condition, new Document("None", 1));
        List<String> ids = new ArrayList<>();
        candidates.resume();
        for (byte[] bson = candidates.next(); bson != null; bson = candidates.next()) {
            if (bson.length > 0) {
                Document document = fields.decode(bson);
                assertThat(matcher.matches(DocumentMap.decode(bson), condition))
                        .as("%s of %s", condition, document)
                        .isEqualTo(matcher.matches(document, condition));
                if (matcher.matches(document, condition)) {
                    ids.add((String) document.get("_id"));
                }
            }
        }
        return ids;
    }

    @Test
    void looksOnlyWhereTheValuesAre() {
        StoreIndex index = index(ATTRIBUTE);
        for (int number = 0; number < 100; number++) {
            indexed.put("t" + number, new Document("_id", "t" + number).append(ATTRIBUTE, "text " + number % 10));
            indexed.put("n" + number, new Document("_id", "n" + number).append(ATTRIBUTE, number - 50.0));
        }
        indexed.put("list", new Document("_id", "list").append(ATTRIBUTE, List.of("text 3", "text 4")));

        assertThat(count(index, "text 3")).isEqualTo(11);
        assertThat(count(index, new Document("$in", List.of("text 3", "text 4", "none"))))
                .isEqualTo(21);
        assertThat(count(index, new Document("$gte", "text 2").append("$lt", "text 4")))
                .isEqualTo(21);
        assertThat(count(index, new Document("$gt", -10).append("$lte", 10.0))).isEqualTo(21);
        assertThat(count(index, new Document("$lt", 0.0).append("$gt", 1.0))).isEqualTo(1);
        assertThat(index.ranges(new Document(ATTRIBUTE, "text 3")
                        .append("$and", List.of(new Document(ATTRIBUTE, new Document("$gt", "text 3"))))))
                .contains(KeyRanges.NONE);
        assertThat(count(index, new Document("$gte", Double.NEGATIVE_INFINITY))).isEqualTo(101);
    }

    @Test
    void joinsWhatAlternativesAskOf() {
        StoreIndex one = index(ATTRIBUTE);
        StoreIndex other = index("Other");
        for (int number = 0; number < 100; number++) {
            indexed.put(
                    "d" + number,
                    new Document("_id", "d" + number)
                            .append(ATTRIBUTE, "%02d".formatted(number))
                            .append("Other", number % 20));
        }
        Document early = new Document(ATTRIBUTE, new Document("$lt", "12"));
        Document some = new Document(ATTRIBUTE, new Document("$gte", "10").append("$lte", "14"));
        Document late = new Document(ATTRIBUTE, new Document("$gt", "97"));
        Document few = new Document("Other", 3);
        Document unknown = new Document("Another", 3);

        assertThat(places(or(early, some, late), one, other))
                .as("what two have in common is looked at once")
                .isEqualTo("17 of 1");
        assertThat(places(or(early, late, few), one, other)).isEqualTo("19 of 2");
        assertThat(places(or(early, new Document("$and", List.of(unknown, few))), one, other))
                .isEqualTo("17 of 2");
        assertThat(places(or(early, unknown), one, other)).isEqualTo("nowhere");
        assertThat(places(or(early, unknown).append("Other", 3), one, other)).isEqualTo("5 of 1");
        assertThat(places(
                        new Document(
                                "$and",
                                List.of(
                                        or(early, late),
                                        or(some, unknown.clone().append(ATTRIBUTE, "98")))),
                        one,
                        other))
                .as("the common part of two lists")
                .isEqualTo("3 of 1");
        assertThat(ids(indexed.candidates(or(early, few)), new Document()))
                .hasSize(16)
                .doesNotHaveDuplicates();
    }

    private static Document or(Document... alternatives) {
        return new Document("$or", List.of(alternatives));
    }

    private static String places(Document condition, StoreIndex... indexes) {
        return Places.of(condition, List.of(indexes))
                .map(places -> places.count() + " of " + places.ranges().size())
                .orElse("nowhere");
    }

    private long count(StoreIndex index, Object condition) {
        return index.count(index.ranges(new Document(ATTRIBUTE, condition)).orElseThrow());
    }

    @Test
    void isNotAskedForWhatItDoesNotHold() {
        StoreIndex index = index(ATTRIBUTE);

        for (Object condition : List.of(
                new Document("$exists", false),
                new Document("$ne", "a"),
                new Document("$nin", List.of("a")),
                new Document("$not", new Document("$gt", "a")),
                new Document("$regex", "^a"),
                new Document("$in", List.of("a", new Document())),
                new Document("a", 1),
                new Document("$gt", Double.NaN),
                List.of("a"),
                true)) {
            assertThat(index.ranges(new Document(ATTRIBUTE, condition)))
                    .as("%s", condition)
                    .isEmpty();
        }
        assertThat(index.ranges(new Document(ATTRIBUTE, null))).isEmpty();
        assertThat(index.ranges(new Document("Another", "a"))).isEmpty();
        assertThat(index.ranges(or(new Document(ATTRIBUTE, "a"), new Document("Another", "a"))))
                .isEmpty();
        assertThat(index.ranges(new Document("$nor", List.of(new Document(ATTRIBUTE, "a")))))
                .isEmpty();
    }

    @Test
    void isFilledWithTheDocumentsFromBefore() {
        Random random = new Random(3);
        write(random);
        StoreIndex index = index(ATTRIBUTE);

        assertThat(index.ranges(new Document(ATTRIBUTE, "a"))).isEmpty();
        assertThat(indexed.fillSome()).isFalse();

        for (int number = 0; number < 60; number++) {
            assertFindsTheSame(List.of(index), RandomDocuments.condition(random, ATTRIBUTE), 3);
        }
    }

    /** Between two parts of the filling, documents before and behind it are put, replaced and removed. */
    @Test
    void isFilledInPartsWhileDocumentsAreWritten() {
        Random random = new Random(4);
        String large = "x".repeat(2 << 20);
        for (int number = 0; number < 40; number++) {
            String id = Integer.toString(10 + number);
            indexed.put(id, RandomDocuments.document(random, id, ATTRIBUTE).append("Large", large));
        }
        StoreIndex index = index(ATTRIBUTE);

        int parts = 1;
        while (indexed.fillSome()) {
            parts++;
            write(random);
        }

        assertThat(parts).isGreaterThan(1);
        for (int number = 0; number < 60; number++) {
            assertFindsTheSame(List.of(index), RandomDocuments.condition(random, ATTRIBUTE), 4);
        }
    }

    @Test
    void takesTheIndexThatHasFewest() {
        StoreIndex many = index(ATTRIBUTE);
        StoreIndex few = index("Other");
        for (int number = 0; number < 100; number++) {
            indexed.put(
                    "id" + number,
                    new Document("_id", "id" + number)
                            .append(ATTRIBUTE, number % 5 == 0 ? "a" : "b")
                            .append("Other", number % 10 == 0 ? "a" : "b"));
        }
        Document both = new Document(ATTRIBUTE, "a").append("Other", "a");

        assertThat(many.count(many.ranges(both).orElseThrow())).isEqualTo(20);
        assertThat(few.count(few.ranges(both).orElseThrow())).isEqualTo(10);
        assertThat(ids(indexed.candidates(both), new Document())).hasSize(10);
        assertThat(ids(indexed.candidates(new Document(ATTRIBUTE, "a")), new Document()))
                .hasSize(20);
        assertThat(ids(indexed.candidates(new Document(ATTRIBUTE, "b")), new Document()))
                .as("all, in the order of their ids")
                .hasSize(100)
                .isSorted();
    }

    @Test
    void leavesNothingBehindWhenItIsDropped() {
        index(ATTRIBUTE);
        write(new Random(1));
        indexed.dropIndexes();

        assertThat(store.getMapNames()).containsExactlyInAnyOrder("documents.db.all", "indexes-filled");
    }
}
