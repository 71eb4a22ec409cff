package org.niffler.metadata.mongo;

import com.mongodb.client.MongoCursor;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.BsonDocument;

/**
 * A query while it is carried out. The asking thread may be interrupted at any moment and leaves at once: no thread can be
 * interrupted while it reads from a socket, so another one waits for the store's answers. That one ends with the answer it waits
 * for, or with the time of the query, and then tells the store that nobody wants more; the connection stays as it is.
 */
final class Search implements Closeable {

    private static final int SECONDS_IDLE = 60;

    private final MongoCursor<BsonDocument> cursor;
    private final ExecutorService readers;
    private final SearchFailures failures;

    private Search(MongoCursor<BsonDocument> cursor, ExecutorService readers, SearchFailures failures) {
        this.cursor = cursor;
        this.readers = readers;
        this.failures = failures;
    }

    /** The threads that wait for answers. Once they are shut down, whoever asks finds out from the driver that it is closed. */
    static ExecutorService readers() {
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                SECONDS_IDLE,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Search::thread,
                (task, closed) -> task.run());
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "niffler-store-reader");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Sends the query.
     *
     * @throws IOException as {@link #next}
     */
    static Search start(Supplier<MongoCursor<BsonDocument>> query, ExecutorService readers, SearchFailures failures)
            throws IOException {
        CompletableFuture<MongoCursor<BsonDocument>> opening = CompletableFuture.supplyAsync(query, readers);
        try {
            return new Search(await(opening, failures), readers, failures);
        } catch (IOException e) {
            // If nobody waits for it any more.
            opening.thenAccept(MongoCursor::close);
            throw e;
        }
    }

    /**
     * The next document; empty behind the last.
     *
     * @throws IOException as {@link org.niffler.metadata.MetadataQuery#find}
     */
    Optional<BsonDocument> next() throws IOException {
        if (cursor.available() == 0 && !await(CompletableFuture.supplyAsync(cursor::hasNext, readers), failures)) {
            return Optional.empty();
        }
        try {
            return Optional.of(cursor.next());
        } catch (RuntimeException e) {
            // The boundary to the driver.
            throw failures.of(e);
        }
    }

    private static <T> T await(CompletableFuture<T> answer, SearchFailures failures) throws IOException {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failures.interrupted();
        } catch (ExecutionException e) {
            throw failures.of(e.getCause());
        }
    }

    /** An interrupted thread asks the store for nothing, not even to forget the query: another one does. */
    @Override
    public void close() {
        if (Thread.currentThread().isInterrupted()) {
            CompletableFuture.runAsync(cursor::close, readers);
        } else {
            cursor.close();
        }
    }
}
