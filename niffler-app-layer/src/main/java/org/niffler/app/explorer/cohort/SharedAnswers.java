package org.niffler.app.explorer.cohort;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.niffler.app.explorer.http.Refusal;

/**
 * Keeps a few answers for a while, and has each computed once though several viewers ask for it at the same time. May be
 * used by several threads.
 */
final class SharedAnswers<K, V> {

    private final Clock clock;
    private final Limits limits;
    private final ToLongFunction<V> weight;
    private final Map<K, Kept<V>> kept = new LinkedHashMap<>();
    private final Map<K, CompletableFuture<V>> computed = new HashMap<>();
    private final Map<String, CompletableFuture<V>> waiting = new HashMap<>();

    private record Kept<V>(V answer, long weight, Instant until) {}

    /**
     * @param age how long an answer is kept
     * @param answers how many are, at most
     * @param weight what they may weigh together
     */
    record Limits(Duration age, int answers, long weight) {}

    SharedAnswers(Clock clock, Limits limits, ToLongFunction<V> weight) {
        this.clock = clock;
        this.limits = limits;
        this.weight = weight;
    }

    /**
     * The answer, computed by the caller's thread if it is not there and no other thread is at it.
     *
     * @param id by which waiting for another thread can be cancelled
     * @throws Refusal as the computation throws it; if it was cancelled by another viewer, it is done again
     */
    V get(K key, Optional<String> id, Supplier<V> computation) {
        while (true) {
            CompletableFuture<V> mine = new CompletableFuture<>();
            CompletableFuture<V> flight;
            synchronized (this) {
                Optional<V> known = known(key);
                if (known.isPresent()) {
                    return known.get();
                }
                flight = computed.putIfAbsent(key, mine);
                if (flight != null) {
                    flight.whenComplete((answer, failure) -> pass(answer, failure, mine));
                    id.ifPresent(name -> waiting.put(name, mine));
                }
            }
            if (flight == null) {
                return compute(key, mine, computation);
            }
            Optional<V> answer = await(mine, id);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
    }

    private static <V> void pass(V answer, Throwable failure, CompletableFuture<V> to) {
        if (failure == null) {
            to.complete(answer);
        } else {
            to.completeExceptionally(failure);
        }
    }

    private V compute(K key, CompletableFuture<V> flight, Supplier<V> computation) {
        try {
            V answer = computation.get();
            keep(key, answer);
            flight.complete(answer);
            return answer;
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                computed.remove(key);
            }
            flight.completeExceptionally(e);
            throw e;
        }
    }

    /** Empty if the viewer who had it computed did not want to wait any longer, but this one does. */
    private Optional<V> await(CompletableFuture<V> flight, Optional<String> id) {
        try {
            return Optional.of(flight.join());
        } catch (CompletionException e) {
            boolean wanted = id.isEmpty() || isWaiting(id.get(), flight);
            if (e.getCause() instanceof Refusal refusal && refusal.kind() == Refusal.Kind.CANCELLED && wanted) {
                return Optional.empty();
            }
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        } finally {
            synchronized (this) {
                id.ifPresent(name -> waiting.remove(name, flight));
            }
        }
    }

    private synchronized boolean isWaiting(String id, CompletableFuture<V> flight) {
        return waiting.get(id) == flight;
    }

    /** Ends the waiting of a viewer for what another one has computed. */
    void cancel(String id) {
        CompletableFuture<V> flight;
        synchronized (this) {
            flight = waiting.remove(id);
        }
        if (flight != null) {
            flight.completeExceptionally(new Refusal(Refusal.Kind.CANCELLED, "The query was cancelled."));
        }
    }

    /** Whether a thread is at it. */
    synchronized boolean isComputed(K key) {
        return computed.containsKey(key);
    }

    /** An answer that is there, to any key that is as it should be. */
    synchronized Optional<V> known(Predicate<K> wanted) {
        dropOld();
        return kept.entrySet().stream()
                .filter(entry -> wanted.test(entry.getKey()))
                .map(entry -> entry.getValue().answer())
                .findFirst();
    }

    private synchronized Optional<V> known(K key) {
        dropOld();
        return Optional.ofNullable(kept.get(key)).map(Kept::answer);
    }

    private synchronized void keep(K key, V answer) {
        computed.remove(key);
        long heavy = weight.applyAsLong(answer);
        kept.remove(key);
        if (heavy > limits.weight()) {
            return;
        }
        long all = heavy + kept.values().stream().mapToLong(Kept::weight).sum();
        Iterator<Kept<V>> oldest = kept.values().iterator();
        while (oldest.hasNext() && (all > limits.weight() || kept.size() >= limits.answers())) {
            all -= oldest.next().weight();
            oldest.remove();
        }
        kept.put(key, new Kept<>(answer, heavy, clock.instant().plus(limits.age())));
    }

    private void dropOld() {
        Instant now = clock.instant();
        kept.values().removeIf(answer -> !now.isBefore(answer.until()));
    }
}
