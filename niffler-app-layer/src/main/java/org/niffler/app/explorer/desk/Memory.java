package org.niffler.app.explorer.desk;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/**
 * How much is remembered of what was asked, and for how long. Which answers are forgotten when it is full is the library's
 * choice, which keeps those that are often wanted; so there is room for all of the usual time.
 *
 * @param age of an answer when it is forgotten
 * @param weight of all answers together
 */
public record Memory(Duration age, long weight) {

    /**
     * A cache that forgets by this clock. What is heavier than all may be together it does not keep.
     *
     * @param weighing an answer; always the same for the same answer
     */
    public <K, V> Caffeine<K, V> cache(Clock clock, ToLongFunction<V> weighing) {
        return Caffeine.newBuilder()
                // At once, and not by threads of the JDK's that nobody ends.
                .executor(Runnable::run)
                .ticker(() -> nanos(clock.instant()))
                .expireAfterWrite(age)
                .maximumWeight(weight)
                .weigher((key, value) -> (int) Math.min(Integer.MAX_VALUE, weighing.applyAsLong(value)));
    }

    private static long nanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }
}
