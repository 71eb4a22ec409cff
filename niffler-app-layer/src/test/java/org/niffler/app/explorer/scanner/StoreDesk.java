package org.niffler.app.explorer.scanner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.niffler.app.explorer.desk.QueryDesk;
import org.niffler.metadata.DocumentQuery;
import org.niffler.metadata.MetadataQuery;
import org.niffler.metadata.StoreUnavailableException;
import org.niffler.metadata.StoredDocument;

/** Asks a store at once, and remembers what it was asked and how many documents were read. */
public final class StoreDesk implements QueryDesk {

    private final MetadataQuery store;
    private final List<String> conditions = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private long documents;

    public StoreDesk(MetadataQuery store) {
        this.store = store;
    }

    List<String> conditions() {
        return List.copyOf(conditions);
    }

    List<String> ids() {
        return List.copyOf(ids);
    }

    long documents() {
        return documents;
    }

    @Override
    public synchronized <T> T ask(Optional<String> id, Question<T> question) {
        id.ifPresent(ids::add);
        try {
            return question.answer(new Watched());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void cancel(String id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        store.close();
    }

    private final class Watched implements MetadataQuery {

        @Override
        public SortedMap<String, Long> collections() throws StoreUnavailableException {
            return store.collections();
        }

        @Override
        public SortedMap<String, Long> attributes(String collection, int most) throws StoreUnavailableException {
            return store.attributes(collection, most);
        }

        @Override
        public void find(DocumentQuery query, Consumer<StoredDocument> reader) throws IOException {
            conditions.add(query.condition());
            store.find(query, document -> {
                documents++;
                reader.accept(document);
            });
        }

        @Override
        public String describe() {
            return store.describe();
        }

        @Override
        public void close() {
            // The desk closes it.
        }
    }
}
