package org.niffler.metadata.mongo.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The documents of a collection and their indexes, which are written with them. */
final class IndexedDocuments {

    // What is read of documents while nobody else is served: some tenths of a second, and bounded memory.
    static final long SLICE_BYTES = 16 << 20;

    // From a quarter on it is faster to read all, in their order: of each page that is read for one document, others
    // are.
    private static final int WORTHWHILE = 4;

    private static final String OF = "$";

    private final DocumentMap documents;
    private final Map<String, StoreIndex> indexes = new TreeMap<>();

    IndexedDocuments(DocumentMap documents) {
        this.documents = documents;
    }

    DocumentMap documents() {
        return documents;
    }

    /** Does nothing if there is the same already. The library may keep several of one name, though MongoDB would not. */
    void addIndex(String name, StoreIndex index) {
        indexes.putIfAbsent(name + OF + index.attribute(), index);
        if (documents.size() == 0) {
            index.filledTo(StoreIndex.WHOLE);
        }
    }

    /** Drops all of a name. */
    void dropIndexes(String name) {
        indexes.forEach((key, index) -> {
            if (key.startsWith(name + OF)) {
                index.drop();
            }
        });
        indexes.keySet().removeIf(key -> key.startsWith(name + OF));
    }

    void dropIndexes() {
        indexes.values().forEach(StoreIndex::drop);
        indexes.clear();
    }

    /** @return whether there was one before */
    boolean put(String id, Document document) {
        byte[] before = documents.put(id, document);
        if (!indexes.isEmpty()) {
            Document old = before == null ? null : DocumentMap.decode(before);
            indexes.values().forEach(index -> index.put(id, old, document));
        }
        return before != null;
    }

    void remove(String id) {
        byte[] before = documents.remove(id);
        if (before != null && !indexes.isEmpty()) {
            Document old = DocumentMap.decode(before);
            indexes.values().forEach(index -> index.remove(id, old));
        }
    }

    /** Those among which all are that meet a query, and few others. */
    Candidates candidates(Document query) {
        return Places.of(query, indexes.values())
                .filter(places -> places.count() <= documents.size() / WORTHWHILE)
                .<Candidates>map(places -> new IndexedCandidates(documents, places))
                .orElseGet(() -> Candidates.all(documents));
    }

    /** Those that are not filled. */
    List<StoreIndex> unfilled() {
        return indexes.values().stream().filter(index -> !index.isFilled()).toList();
    }

    /**
     * Fills indexes with some more documents.
     *
     * @return whether there are more
     */
    boolean fillSome() {
        List<StoreIndex> unfilled = unfilled();
        if (unfilled.isEmpty()) {
            return false;
        }
        String from = unfilled.stream()
                .map(StoreIndex::filledTo)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Iterator<Map.Entry<String, byte[]>> rest = documents.after(from.isEmpty() ? null : from);
        // All of them go on together, though some were made later: what one has already it does not get twice.
        String last = from;
        long bytes = 0;
        while (rest.hasNext() && bytes < SLICE_BYTES) {
            Map.Entry<String, byte[]> entry = rest.next();
            last = entry.getKey();
            bytes += entry.getValue().length;
            Document document = DocumentMap.decode(entry.getValue());
            unfilled.forEach(index -> index.put(entry.getKey(), null, document));
        }
        for (StoreIndex index : unfilled) {
            index.filledTo(rest.hasNext() ? last : StoreIndex.WHOLE);
        }
        return rest.hasNext();
    }
}
