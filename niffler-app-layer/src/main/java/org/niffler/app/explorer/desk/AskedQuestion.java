package org.niffler.app.explorer.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.niffler.app.explorer.http.Refusal;
import org.niffler.metadata.MetadataQuery;
import org.niffler.metadata.QueryRefusedException;
import org.niffler.metadata.QueryTimeoutException;
import org.niffler.metadata.StoreUnavailableException;

/** A question from when it is asked until it is answered or ended. One thread waits for the answer, one works on it. */
final class AskedQuestion<T> implements Runnable, TimeLeft {

    private final Optional<String> id;
    private final QueryDesk.Question<T> question;
    private final MetadataQuery store;
    private final Duration limit;

    private final CompletableFuture<Long> begun = new CompletableFuture<>();
    private final CompletableFuture<T> answer = new CompletableFuture<>();

    /** Guarded by this, so that an interrupt never meets what the thread does next. */
    private Thread worker;

    AskedQuestion(Optional<String> id, QueryDesk.Question<T> question, MetadataQuery store, Duration limit) {
        this.id = id;
        this.question = question;
        this.store = store;
        this.limit = limit;
    }

    boolean hasId(String other) {
        return id.filter(other::equals).isPresent();
    }

    @Override
    public void run() {
        if (!begin()) {
            return;
        }
        try {
            answer.complete(question.answer(new LimitedQuery(store, this)));
        } catch (Throwable e) {
            // The boundary of the thread: whoever waits for the answer is told.
            answer.completeExceptionally(e);
        } finally {
            release();
        }
    }

    private synchronized boolean begin() {
        if (answer.isDone()) {
            return false;
        }
        worker = Thread.currentThread();
        begun.complete(System.nanoTime());
        return true;
    }

    private synchronized void release() {
        worker = null;
        Thread.interrupted();
    }

    /** Whoever waits for it is refused, and the work on it ends soon; nothing, if it is answered already. */
    synchronized void end(Refusal why) {
        if (answer.completeExceptionally(why) && worker != null) {
            worker.interrupt();
        }
        begun.completeExceptionally(why);
    }

    @Override
    public Duration left() {
        Duration left = limit.minusNanos(System.nanoTime() - begun.join());
        if (left.isNegative() || left.isZero()) {
            throw Refusals.timeLimit(limit);
        }
        if (answer.isCompletedExceptionally()) {
            throw Refusals.cancelled();
        }
        return left;
    }

    /**
     * Waits for the answer.
     *
     * @throws Refusal if there is none
     */
    T answer() {
        try {
            await(begun, Refusals.tooMany());
            return await(answer, Refusals.timeLimit(limit));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(Refusals.cancelled());
            throw Refusals.cancelled();
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private <V> V await(CompletableFuture<V> awaited, Refusal otherwise)
            throws InterruptedException, ExecutionException {
        try {
            return awaited.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            end(otherwise);
            // It may have ended in another way at this very moment.
            return awaited.get();
        }
    }

    private RuntimeException failure(Throwable cause) {
        if (cause instanceof StoreUnavailableException) {
            return Refusals.unavailable(cause.getMessage());
        }
        if (cause instanceof QueryRefusedException) {
            return Refusals.notUnderstood(cause.getMessage());
        }
        if (cause instanceof QueryTimeoutException) {
            return Refusals.timeLimit(limit);
        }
        if (cause instanceof IOException other) {
            return new UncheckedIOException(other);
        }
        if (cause instanceof RuntimeException unchecked) {
            return unchecked;
        }
        throw (Error) cause;
    }
}
