package org.niffler.app.explorer.desk;

import com.github.benmanes.caffeine.cache.AsyncCache;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.niffler.app.explorer.http.Refusal;

/**
 * Keeps answers for a while, and has each computed once though several viewers ask for it at the same time, of whom each may
 * end its own waiting. May be used by several threads.
 */
public final class SharedAnswers<K, V> {

    private final AsyncCache<K, V> answers;
    private final Map<String, CompletableFuture<V>> waiting = new ConcurrentHashMap<>();

    /**
     * An answer that is computed. One that fails ends without an answer, and is not kept: the library would write failures
     * down, and what they say, with all its callers.
     */
    private static final class Flight<V> extends CompletableFuture<V> {

        private volatile Throwable failure;

        void fail(Throwable cause) {
            failure = cause;
            complete(null);
        }

        /** Unless it was cancelled. */
        void throwFailure() {
            if (failure instanceof Refusal refusal && refusal.kind() == Refusal.Kind.CANCELLED) {
                return;
            }
            if (failure instanceof RuntimeException cause) {
                throw cause;
            }
            throw (Error) failure;
        }
    }

    /** @param weight of an answer; always the same for the same answer */
    public SharedAnswers(Clock clock, Memory memory, ToLongFunction<V> weight) {
        this.answers = memory.<K, V>cache(clock, weight).buildAsync();
    }

    /** The same, for whoever cannot be cancelled. */
    public V get(K key, Supplier<V> computation) {
        return get(key, Optional.empty(), computation);
    }

    /**
     * The answer, computed by the caller's thread if it is not there and no other thread is at it.
     *
     * @param id by which waiting for another thread can be cancelled
     * @throws Refusal as the computation throws it; if it was cancelled by another viewer, it is done again
     */
    public V get(K key, Optional<String> id, Supplier<V> computation) {
        while (true) {
            Flight<V> mine = new Flight<>();
            CompletableFuture<V> flight = answers.get(key, (same, executor) -> mine);
            if (flight == mine) {
                return compute(mine, computation);
            }
            Optional<V> answer = await((Flight<V>) flight, id);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
    }

    private static <V> V compute(Flight<V> flight, Supplier<V> computation) {
        try {
            V answer = computation.get();
            flight.complete(answer);
            return answer;
        } catch (RuntimeException | Error e) {
            flight.fail(e);
            throw e;
        }
    }

    /** Empty if the viewer who had it computed did not want to wait any longer, but this one does. */
    private Optional<V> await(Flight<V> flight, Optional<String> id) {
        CompletableFuture<V> mine = flight.copy();
        id.ifPresent(name -> waiting.put(name, mine));
        try {
            Optional<V> answer = Optional.ofNullable(mine.join());
            if (answer.isEmpty()) {
                flight.throwFailure();
            }
            return answer;
        } catch (CompletionException e) {
            throw Refusals.cancelled();
        } finally {
            id.ifPresent(name -> waiting.remove(name, mine));
        }
    }

    /** Ends the waiting of a viewer for what another one has computed. */
    public void cancel(String id) {
        CompletableFuture<V> flight = waiting.remove(id);
        if (flight != null) {
            flight.completeExceptionally(Refusals.cancelled());
        }
    }

    /** Whether a thread is at it. */
    boolean isComputed(K key) {
        CompletableFuture<V> flight = answers.getIfPresent(key);
        return flight != null && !flight.isDone();
    }

    /** An answer that is there, to any key that is as it should be. */
    public Optional<V> known(Predicate<K> wanted) {
        return answers.synchronous().asMap().entrySet().stream()
                .filter(entry -> wanted.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
