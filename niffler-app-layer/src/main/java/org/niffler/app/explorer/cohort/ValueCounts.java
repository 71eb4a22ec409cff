package org.niffler.app.explorer.cohort;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.niffler.app.explorer.desk.Memory;
import org.niffler.app.explorer.desk.QueryDesk;
import org.niffler.app.explorer.desk.SharedAnswers;
import org.niffler.metadata.DocumentQuery;
import org.niffler.metadata.MetadataQuery;
import org.niffler.metadata.StoredDocument;

/** Counts the values that occur of an attribute, in as many documents as can be read meanwhile. */
public final class ValueCounts {

    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final int MOST_DOCUMENTS = 200_000;
    private static final long MOST_CHARACTERS = 2_000_000;

    private static final Memory MEMORY = new Memory(Duration.ofMinutes(10), 10 * MOST_CHARACTERS);

    private final QueryDesk desk;
    private final SharedAnswers<Key, Counted> answers;

    private record Key(String collection, String attribute) {}

    /** @param documents that have the value, of those that were looked at */
    record Value(String value, long documents) {}

    /**
     * What was found.
     *
     * @param values the most frequent first
     * @param complete whether all documents of the collection were looked at
     * @param looked at how many
     */
    record Counted(List<Value> values, boolean complete, int looked) {

        private long characters() {
            return 100L
                    + values.stream().mapToLong(value -> cost(value.value())).sum();
        }

        /** Those that begin so, in any case. */
        List<Value> beginningWith(String prefix, int limit) {
            return values.stream()
                    .filter(value -> value.value().regionMatches(true, 0, prefix, 0, prefix.length()))
                    .limit(limit)
                    .toList();
        }
    }

    public ValueCounts(QueryDesk desk, Clock clock) {
        this.desk = desk;
        this.answers = new SharedAnswers<>(clock, MEMORY, Counted::characters);
    }

    /**
     * The values of an attribute, not older than ten minutes. Of several values in a document each counts.
     *
     * @throws org.niffler.app.explorer.http.Refusal if there is no answer
     */
    Counted of(String collection, String attribute, Optional<String> id) {
        return answers.get(
                new Key(collection, attribute), id, () -> desk.ask(id, store -> count(store, collection, attribute)));
    }

    private static Counted count(MetadataQuery store, String collection, String attribute) throws IOException {
        Counting counting = new Counting(attribute);
        boolean complete = true;
        try {
            store.find(new DocumentQuery(collection, DocumentQuery.ALL, Set.of(attribute)), counting::add);
        } catch (EnoughException e) {
            complete = false;
        }
        return counting.counted(complete);
    }

    private static long cost(String value) {
        return value.length() + 50L;
    }

    private static final class Counting {

        private final Map<String, Long> documents = new HashMap<>();
        private final long begun = System.nanoTime();
        private final String attribute;
        private long characters;
        private int looked;

        private Counting(String attribute) {
            this.attribute = attribute;
        }

        private void add(StoredDocument document) {
            if (looked == MOST_DOCUMENTS
                    || characters > MOST_CHARACTERS
                    || System.nanoTime() - begun > LONGEST.toNanos()) {
                throw new EnoughException();
            }
            looked++;
            document.values(attribute).orElse(List.of()).stream()
                    .filter(value -> !value.isEmpty())
                    .distinct()
                    .forEach(this::add);
        }

        private void add(String value) {
            if (documents.merge(value, 1L, Long::sum) == 1) {
                characters += cost(value);
            }
        }

        private Counted counted(boolean complete) {
            List<Value> values = documents.entrySet().stream()
                    .map(entry -> new Value(entry.getKey(), entry.getValue()))
                    .sorted(Comparator.comparingLong(Value::documents)
                            .reversed()
                            .thenComparing(Value::value))
                    .toList();
            return new Counted(values, complete, looked);
        }
    }

    /** Ends the reading. */
    private static final class EnoughException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private EnoughException() {
            super(null, null, false, false);
        }
    }
}
