package org.niffler.app.explorer.image;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.niffler.metadata.MetadataQuery;
import org.niffler.metadata.StoreUnavailableException;

/** Which attributes the documents of a collection have; asked again after a while, since it is the same for long. */
final class AttributeNames {

    private static final int DOCUMENTS = 500;
    private static final Duration A_WHILE = Duration.ofMinutes(5);

    private final Map<String, Known> byCollection = new ConcurrentHashMap<>();

    private record Known(Set<String> names, long since) {

        boolean isFresh() {
            return System.nanoTime() - since < A_WHILE.toNanos();
        }
    }

    /** @throws StoreUnavailableException if the store cannot be reached */
    Set<String> of(String collection, MetadataQuery store) throws StoreUnavailableException {
        Known known = byCollection.get(collection);
        if (known == null || !known.isFresh()) {
            known = new Known(Set.copyOf(store.attributes(collection, DOCUMENTS).keySet()), System.nanoTime());
            byCollection.put(collection, known);
        }
        return known.names();
    }
}
