package org.niffler.metadata.mongo.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills indexes that were made when there were documents already: a store may have been made before there were indexes. A small
 * collection's at once; a large one's in a thread, between commands. If the process ends, it goes on the next time.
 */
final class IndexFiller implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFiller.class);

    private static final int SECONDS_TO_END = 10;

    private final Commits commits;
    private final ReentrantLock oneAtATime;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread filling = new Thread(task, "niffler-index-filler");
        filling.setDaemon(true);
        return filling;
    });
    private volatile boolean closed;

    /** @param oneAtATime held by who uses the store */
    IndexFiller(Commits commits, ReentrantLock oneAtATime) {
        this.commits = commits;
        this.oneAtATime = oneAtATime;
    }

    /** To be called by who holds the lock, before it commits. */
    void fill(IndexedDocuments documents, String collection) {
        if (documents.fillSome()) {
            thread.execute(() -> fillWhole(documents, collection));
        }
    }

    private void fillWhole(IndexedDocuments documents, String collection) {
        try {
            String attributes = attributes(documents);
            if (attributes.isEmpty()) {
                return;
            }
            LOG.info(
                    "{}: filling the index of {} with {} documents. Queries are answered meanwhile, but slowly",
                    collection,
                    attributes,
                    documents.documents().size());
            long start = System.nanoTime();
            boolean more = true;
            while (more && !closed) {
                more = fillSome(documents);
            }
            if (!more) {
                Duration taken = Duration.ofNanos(System.nanoTime() - start);
                LOG.info("{}: the index of {} was filled in {} s", collection, attributes, taken.toSeconds());
            }
        } catch (IOException | MVStoreException e) {
            LOG.warn("{}: its indexes were not filled, and queries read all documents: the file failed", collection, e);
        }
    }

    private String attributes(IndexedDocuments documents) {
        oneAtATime.lock();
        try {
            List<StoreIndex> unfilled = documents.unfilled();
            return unfilled.stream().map(StoreIndex::attribute).collect(Collectors.joining(", "));
        } finally {
            oneAtATime.unlock();
        }
    }

    private boolean fillSome(IndexedDocuments documents) throws IOException {
        oneAtATime.lock();
        try {
            boolean more = documents.fillSome();
            commits.commit();
            return more;
        } finally {
            oneAtATime.unlock();
        }
    }

    /** Waits for what is being written. Not by an interrupt, which would close the file. */
    @Override
    public void close() {
        closed = true;
        thread.shutdown();
        try {
            if (!thread.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                LOG.warn("the thread that fills indexes does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
