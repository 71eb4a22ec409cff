package org.niffler.meta.retention;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.niffler.metadata.MetadataDocument;
import org.niffler.metadata.MetadataStore;
import org.niffler.metadata.StoreUnavailableException;

/** A store of which only the promise to be durable matters here. */
final class TestStore implements MetadataStore {

    private boolean available = true;
    private Runnable whileMakingDurable = () -> {};

    void becomeUnavailable() {
        available = false;
    }

    void whileMakingDurable(Runnable action) {
        whileMakingDurable = action;
    }

    @Override
    public List<Refusal> replace(Map<String, List<MetadataDocument>> byCollection) {
        throw new UnsupportedOperationException("nothing is written when series are deleted");
    }

    @Override
    public void makeIndexes(String collection, Collection<String> attributes) {
        throw new UnsupportedOperationException("nothing is indexed when series are deleted");
    }

    @Override
    public void makeDurable() throws StoreUnavailableException {
        if (!available) {
            throw new StoreUnavailableException("MongoDB at localhost:27017 does not answer", new IOException());
        }
        whileMakingDurable.run();
    }

    @Override
    public SortedMap<String, Long> collections() {
        throw new UnsupportedOperationException("nothing is read when series are deleted");
    }

    @Override
    public void read(String collection, int most, Consumer<String> reader) {
        throw new UnsupportedOperationException("nothing is read when series are deleted");
    }

    @Override
    public Duration ping() {
        return Duration.ZERO;
    }

    @Override
    public String describe() {
        return "a store of the tests";
    }

    @Override
    public void close() {
        // holds nothing
    }
}
