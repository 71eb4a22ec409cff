package org.niffler.app.explorer.scanner;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Remembers answers for a while, so that several pictures of the same days are not asked for several times; the oldest are
 * forgotten when there are too many. May be used by several threads.
 */
final class Recent<K, V> {

    private final Clock clock;
    private final Duration age;
    private final long most;
    private final ToLongFunction<V> weight;
    private final Map<K, Kept<V>> kept = new LinkedHashMap<>();
    private long weightOfAll;

    private record Kept<V>(V value, Instant since) {}

    /**
     * @param age after which an answer is asked for again
     * @param most how much all weigh together at most
     */
    Recent(Clock clock, Duration age, long most, ToLongFunction<V> weight) {
        this.clock = clock;
        this.age = age;
        this.most = most;
        this.weight = weight;
    }

    synchronized Optional<V> get(K key) {
        return Optional.ofNullable(kept.get(key)).filter(this::isFresh).map(Kept::value);
    }

    private boolean isFresh(Kept<V> each) {
        return each.since().plus(age).isAfter(clock.instant());
    }

    synchronized void put(K key, V value) {
        Kept<V> before = kept.remove(key);
        weightOfAll -= before == null ? 0 : weight.applyAsLong(before.value());
        kept.put(key, new Kept<>(value, clock.instant()));
        weightOfAll += weight.applyAsLong(value);
        Iterator<Kept<V>> oldest = kept.values().iterator();
        while (oldest.hasNext()) {
            Kept<V> each = oldest.next();
            if (weightOfAll <= most && isFresh(each)) {
                return;
            }
            weightOfAll -= weight.applyAsLong(each.value());
            oldest.remove();
        }
    }
}
