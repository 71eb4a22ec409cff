package org.niffler.meta.extract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.niffler.metadata.MetadataDocument;
import org.niffler.metadata.MetadataStore;

/** A store in memory, which may refuse. */
final class MemoryStore implements MetadataStore {

    private final Map<String, Map<String, MetadataDocument>> kept = new TreeMap<>();
    private final Set<String> refused = new TreeSet<>();

    void refuse(String id) {
        refused.add(id);
    }

    Set<String> ids(String collection) {
        return kept.getOrDefault(collection, Map.of()).keySet();
    }

    MetadataDocument document(String collection, String id) {
        return kept.get(collection).get(id);
    }

    @Override
    public List<Refusal> replace(Map<String, List<MetadataDocument>> byCollection) {
        List<Refusal> refusals = new ArrayList<>();
        byCollection.forEach((collection, documents) -> documents.forEach(document -> {
            if (refused.contains(document.id())) {
                refusals.add(new Refusal(collection, document.id(), "it is refused"));
            } else {
                kept.computeIfAbsent(collection, name -> new TreeMap<>()).put(document.id(), document);
            }
        }));
        return refusals;
    }

    @Override
    public void makeIndexes(String collection, Collection<String> attributes) {}

    @Override
    public void makeDurable() {}

    @Override
    public SortedMap<String, Long> collections() {
        SortedMap<String, Long> counts = new TreeMap<>();
        kept.forEach((collection, documents) -> counts.put(collection, (long) documents.size()));
        return counts;
    }

    @Override
    public void read(String collection, int most, Consumer<String> reader) {
        throw new UnsupportedOperationException("nobody reads here");
    }

    @Override
    public Duration ping() {
        return Duration.ZERO;
    }

    @Override
    public String describe() {
        return "memory";
    }

    @Override
    public void close() {}
}
