package org.niffler.app.explorer.desk;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.niffler.metadata.MetadataQuery;

/**
 * A few threads ask the store; some questions may wait for them, in the order in which they came. A question may work for as
 * long as the time limit, and wait for as long before: who waits costs the store nothing, but a viewer does not wait forever.
 */
public final class PooledQueryDesk implements QueryDesk {

    private static final int SECONDS_TO_CLOSE = 5;

    private final MetadataQuery store;
    private final Duration limit;
    private final ThreadPoolExecutor workers;
    private final Set<AskedQuestion<?>> asked = ConcurrentHashMap.newKeySet();

    /**
     * @param store remains open when this is closed
     * @param atOnce how many questions work at the same time
     * @param waiting how many more may wait, one at least
     * @param limit how long a question may work
     */
    public PooledQueryDesk(MetadataQuery store, int atOnce, int waiting, Duration limit) {
        this.store = store;
        this.limit = limit;
        this.workers = new ThreadPoolExecutor(
                atOnce, atOnce, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(waiting), PooledQueryDesk::thread);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "niffler-explorer-query");
        thread.setDaemon(true);
        return thread;
    }

    /** {@inheritDoc} What else the question throws comes as it is, but checked exceptions unchecked. */
    @Override
    public <T> T ask(Optional<String> id, Question<T> question) {
        AskedQuestion<T> mine = new AskedQuestion<>(id, question, store, limit);
        asked.add(mine);
        try {
            workers.execute(mine);
            return mine.answer();
        } catch (RejectedExecutionException e) {
            throw workers.isShutdown() ? Refusals.closing() : Refusals.tooMany();
        } finally {
            asked.remove(mine);
            // It would take the place of another that waits.
            workers.remove(mine);
        }
    }

    /** From any thread; the viewer who asked is told at once. */
    @Override
    public void cancel(String id) {
        asked.stream().filter(question -> question.hasId(id)).forEach(question -> question.end(Refusals.cancelled()));
    }

    /** Waits a few seconds for what still works, so that the store may be closed next. */
    @Override
    public void close() {
        workers.shutdown();
        asked.forEach(question -> question.end(Refusals.closing()));
        try {
            workers.awaitTermination(SECONDS_TO_CLOSE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
