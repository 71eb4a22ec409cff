package org.niffler.metadata.mongo;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.niffler.metadata.DocumentQuery;
import org.niffler.metadata.MetadataDocument;
import org.niffler.metadata.MetadataQuery;
import org.niffler.metadata.MetadataStore;
import org.niffler.metadata.StoreUnavailableException;
import org.niffler.metadata.StoredDocument;
import org.niffler.metadata.mongo.embedded.EmbeddedServer;
import org.niffler.metadata.mongo.embedded.StoreInUseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps documents in a file of the state folder, for those who have no MongoDB. The first process that opens it serves it to
 * the others; when it ends, the next that is asked for something takes over.
 */
public final class EmbeddedStore implements MetadataStore, MetadataQuery {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStore.class);

    // Between taking the lock and telling the address a server reads the beginning of its file.
    private static final RetryPolicy<EmbeddedSession> UNTIL_SERVED = RetryPolicy.<EmbeddedSession>builder()
            .handle(StoreInUseException.class)
            .withDelay(Duration.ofMillis(100))
            .withMaxAttempts(-1)
            .withMaxDuration(Duration.ofSeconds(10))
            .build();

    private final Path folder;
    private final Clock clock;
    private EmbeddedSession session;
    private boolean closed;

    private EmbeddedStore(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Opens the store of a folder, which is made if there is none; joins the process that has it open.
     *
     * @throws org.niffler.metadata.mongo.embedded.DamagedStoreException if its file cannot be read; the message says what to
     *     do
     * @throws IOException if the file cannot be made or opened, or the process that has it open does not answer
     */
    public static EmbeddedStore open(Path folder, Clock clock) throws IOException {
        EmbeddedStore store = new EmbeddedStore(folder.toAbsolutePath(), clock);
        store.session = store.connect();
        return store;
    }

    /** Whether a folder has a store, which {@link #open} would make otherwise. */
    public static boolean isIn(Path folder) {
        return EmbeddedServer.hasStore(folder);
    }

    @Override
    public List<Refusal> replace(Map<String, List<MetadataDocument>> byCollection) throws StoreUnavailableException {
        return ask(store -> store.replace(byCollection));
    }

    @Override
    public void makeIndexes(String collection, Collection<String> attributes) throws StoreUnavailableException {
        ask(store -> {
            store.makeIndexes(collection, attributes);
            return null;
        });
    }

    @Override
    public void makeDurable() throws StoreUnavailableException {
        ask(store -> {
            store.flush();
            return null;
        });
    }

    @Override
    public SortedMap<String, Long> collections() throws StoreUnavailableException {
        return ask(MongoMetadataStore::collections);
    }

    @Override
    public void read(String collection, int most, Consumer<String> reader) throws StoreUnavailableException {
        ask(store -> {
            store.read(collection, most, reader);
            return null;
        });
    }

    @Override
    public SortedMap<String, Long> attributes(String collection, int documents) throws StoreUnavailableException {
        return ask(store -> store.attributes(collection, documents));
    }

    @Override
    public void find(DocumentQuery query, Consumer<StoredDocument> reader) throws IOException {
        ask(store -> {
            store.find(query, reader);
            return null;
        });
    }

    @Override
    public Duration ping() throws StoreUnavailableException {
        return ask(MongoMetadataStore::ping);
    }

    private interface Request<T, E extends Exception> {
        T of(MongoMetadataStore store) throws E, StoreUnavailableException;
    }

    private <T, E extends Exception> T ask(Request<T, E> request) throws E, StoreUnavailableException {
        EmbeddedSession current = current();
        try {
            return request.of(current.store());
        } catch (StoreUnavailableException e) {
            // An interrupted thread did not wait; for the others the session may be as good as ever.
            if (!Thread.currentThread().isInterrupted()) {
                leave(current);
            }
            throw e;
        }
    }

    private synchronized EmbeddedSession current() throws StoreUnavailableException {
        if (closed) {
            throw new StoreUnavailableException(describe() + " is closed.", null);
        }
        if (session == null) {
            try {
                session = connect();
            } catch (IOException e) {
                throw new StoreUnavailableException(e.getMessage(), e);
            }
        }
        return session;
    }

    /** The next request connects anew, and may find that it is its turn to serve. */
    private synchronized void leave(EmbeddedSession failed) {
        if (session == failed && failed.isLost()) {
            session = null;
            close(failed);
        }
    }

    private EmbeddedSession connect() throws IOException {
        try {
            return Failsafe.with(UNTIL_SERVED).get(this::serveOrJoin);
        } catch (FailsafeException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            if (e.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new IOException("Opening " + describe() + " was interrupted.", e);
        }
    }

    private EmbeddedSession serveOrJoin() throws IOException {
        try {
            return EmbeddedSession.serving(EmbeddedServer.start(folder, clock), describe());
        } catch (StoreInUseException e) {
            EmbeddedSession joined = EmbeddedSession.joining(folder, describe()).orElseThrow(() -> e);
            try {
                joined.store().ping();
                return joined;
            } catch (StoreUnavailableException addressOfAnEarlierRun) {
                joined.close();
                throw e;
            }
        }
    }

    @Override
    public String describe() {
        return "The embedded store in " + folder;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (session != null) {
            close(session);
            session = null;
        }
    }

    private static void close(EmbeddedSession session) {
        try {
            session.close();
        } catch (IOException e) {
            LOG.warn("{}", e.getMessage());
        }
    }
}
