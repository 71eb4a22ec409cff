package org.niffler.schedule;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Repeats what failed for a passing reason: after a pause that grows from attempt to attempt and is never exactly the
 * same, so that several clients of a peer that comes back do not all knock at once. It ends; a peer that stays away is
 * reported.
 */
public final class Backoff {

    private static final double JITTER = 0.25;

    private final Duration first;
    private final Duration longest;
    private final int attempts;

    /**
     * @param first the pause before the second attempt; each further pause is twice as long
     * @param longest no pause is longer, jitter apart
     * @param attempts in all
     */
    public Backoff(Duration first, Duration longest, int attempts) {
        this.first = first;
        this.longest = longest;
        this.attempts = attempts;
    }

    /**
     * Waits as long as {@link #call} would before a further attempt, for a caller that repeats by itself.
     *
     * @param failed how many attempts have failed, from 1
     * @throws InterruptedException if the thread is interrupted
     */
    public void pause(int failed) throws InterruptedException {
        double growth = Math.pow(2, Math.min(failed, 30) - 1);
        double pause = Math.min(first.toMillis() * growth, longest.toMillis());
        double jitter = 1 + ThreadLocalRandom.current().nextDouble(-JITTER, JITTER);
        Thread.sleep((long) (pause * jitter));
    }

    /** What is attempted. */
    @FunctionalInterface
    public interface Attempt<T, E extends Exception> {
        T run() throws E, InterruptedException;
    }

    /**
     * Runs the attempt until it succeeds, fails for good, or has been repeated often enough.
     *
     * @param failure the exception type that may be of a passing nature
     * @param passing whether this one is
     * @param onRetry told of each failure that is followed by another attempt
     * @throws E the last failure
     * @throws InterruptedException if the thread is interrupted, in an attempt or a pause
     */
    public <T, E extends Exception> T call(
            Attempt<T, E> attempt, Class<E> failure, Predicate<E> passing, Consumer<E> onRetry)
            throws E, InterruptedException {
        RetryPolicy<T> policy = RetryPolicy.<T>builder()
                .handleIf(e -> failure.isInstance(e) && passing.test(failure.cast(e)))
                .withBackoff(first, longest)
                .withJitter(JITTER)
                .withMaxAttempts(attempts)
                .onRetryScheduled(event -> onRetry.accept(failure.cast(event.getLastException())))
                .build();
        try {
            return Failsafe.with(policy).get(attempt::run);
        } catch (FailsafeException e) {
            if (e.getCause() instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            if (failure.isInstance(e.getCause())) {
                throw failure.cast(e.getCause());
            }
            throw e;
        }
    }
}
