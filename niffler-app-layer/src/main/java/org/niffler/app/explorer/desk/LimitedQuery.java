package org.niffler.app.explorer.desk;

import java.io.IOException;
import java.time.Duration;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.niffler.metadata.DocumentQuery;
import org.niffler.metadata.MetadataQuery;
import org.niffler.metadata.StoreUnavailableException;
import org.niffler.metadata.StoredDocument;

/** A store for one question: each query gets the time that the question has left, and ends between two documents with it. */
final class LimitedQuery implements MetadataQuery {

    private final MetadataQuery store;
    private final TimeLeft time;

    LimitedQuery(MetadataQuery store, TimeLeft time) {
        this.store = store;
        this.time = time;
    }

    @Override
    public SortedMap<String, Long> collections() throws StoreUnavailableException {
        time.left();
        return store.collections();
    }

    @Override
    public SortedMap<String, Long> attributes(String collection, int documents) throws StoreUnavailableException {
        time.left();
        return store.attributes(collection, documents);
    }

    @Override
    public void find(DocumentQuery query, Consumer<StoredDocument> reader) throws IOException {
        Duration left = time.left();
        Duration given =
                query.limit().filter(limit -> limit.compareTo(left) < 0).orElse(left);
        store.find(query.within(given), document -> {
            time.left();
            reader.accept(document);
        });
    }

    @Override
    public String describe() {
        return store.describe();
    }

    /** The store is not the question's to close: others ask it, too. */
    @Override
    public void close() {}
}
