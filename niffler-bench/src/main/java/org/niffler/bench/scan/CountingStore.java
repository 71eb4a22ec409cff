package org.niffler.bench.scan;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.niffler.metadata.MetadataDocument;
import org.niffler.metadata.MetadataStore;

/** Takes documents, counts them, and forgets them: what is left is the extraction. */
final class CountingStore implements MetadataStore {

    private final LongAdder documents = new LongAdder();

    long documents() {
        return documents.sum();
    }

    @Override
    public List<Refusal> replace(Map<String, List<MetadataDocument>> byCollection) {
        byCollection.values().forEach(list -> documents.add(list.size()));
        return List.of();
    }

    @Override
    public void makeIndexes(String collection, Collection<String> attributes) {
        // Nothing is looked for.
    }

    @Override
    public void makeDurable() {
        // Nothing is kept.
    }

    @Override
    public SortedMap<String, Long> collections() {
        return new TreeMap<>();
    }

    @Override
    public void read(String collection, int most, Consumer<String> reader) {
        // Nothing is kept.
    }

    @Override
    public Duration ping() {
        return Duration.ZERO;
    }

    @Override
    public String describe() {
        return "A store that counts";
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
