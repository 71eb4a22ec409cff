package org.niffler.app.explorer.image;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Keeps what was used last, up to a weight in all. May be used by several threads. */
final class BoundedCache<K, V> {

    private static final float LOAD = 0.75f;
    private static final boolean BY_ACCESS = true;

    private final long most;
    private final ToLongFunction<V> weight;
    private final LinkedHashMap<K, V> kept = new LinkedHashMap<>(16, LOAD, BY_ACCESS);
    private long weighed;

    /**
     * @param most weight of all that is kept
     * @param weight of a value; always the same for the same value
     */
    BoundedCache(long most, ToLongFunction<V> weight) {
        this.most = most;
        this.weight = weight;
    }

    synchronized Optional<V> get(K key) {
        return Optional.ofNullable(kept.get(key));
    }

    /** Keeps it, unless it is heavier than everything together may be. */
    synchronized void put(K key, V value) {
        remove(key);
        long its = weight.applyAsLong(value);
        if (its > most) {
            return;
        }
        kept.put(key, value);
        weighed += its;
        Iterator<Map.Entry<K, V>> oldest = kept.entrySet().iterator();
        while (weighed > most) {
            weighed -= weight.applyAsLong(oldest.next().getValue());
            oldest.remove();
        }
    }

    private void remove(K key) {
        V before = kept.remove(key);
        weighed -= before == null ? 0 : weight.applyAsLong(before);
    }
}
