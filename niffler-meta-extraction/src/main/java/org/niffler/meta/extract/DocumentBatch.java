package org.niffler.meta.extract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.niffler.metadata.MetadataDocument;

/** Documents on their way to the store; a later one takes the place of an earlier one of the same id. May be used by several threads. */
final class DocumentBatch {

    private final int full;
    private Map<String, Map<String, MetadataDocument>> byCollection = new LinkedHashMap<>();
    private int size;

    /** @param full how many documents make it worth writing them */
    DocumentBatch(int full) {
        this.full = full;
    }

    /** Adds documents by their collections; gives everything when it is full, and is empty then. */
    synchronized Optional<Map<String, List<MetadataDocument>>> add(Map<String, MetadataDocument> documents) {
        documents.forEach((collection, document) -> byCollection
                .computeIfAbsent(collection, name -> new LinkedHashMap<>())
                .put(document.id(), document));
        size += documents.size();
        return size >= full ? Optional.of(takeAll()) : Optional.empty();
    }

    /** Gives everything, and is empty then. */
    synchronized Map<String, List<MetadataDocument>> takeAll() {
        Map<String, List<MetadataDocument>> all = new LinkedHashMap<>();
        byCollection.forEach((collection, byId) -> all.put(collection, List.copyOf(byId.values())));
        byCollection = new LinkedHashMap<>();
        size = 0;
        return all;
    }
}
