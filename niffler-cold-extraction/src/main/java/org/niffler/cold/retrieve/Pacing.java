package org.niffler.cold.retrieve;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.niffler.schedule.WindowGate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says when the next study may be asked for, so that the PACS serves the hospital first: within the windows, with as many
 * associations as the window allows, after the pause, below the limit of instances an hour. A study that is still in
 * flight some time after its window has closed is cancelled.
 */
public final class Pacing implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pacing.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final WindowGate gate;
    private final Limits limits;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "pacing");
        thread.setDaemon(true);
        return thread;
    });
    private int running;
    private Instant notBefore = Instant.MIN;
    private boolean stopped;

    /**
     * @param associations how many studies at once, where the window does not say
     * @param pause between two studies on one association
     * @param instancesPerHour at most so many, on the long run
     * @param grace how long after the end of a window a study may go on
     */
    public record Limits(int associations, Duration pause, OptionalInt instancesPerHour, Duration grace) {}

    public Pacing(WindowGate gate, Limits limits, Clock clock) {
        this.gate = gate;
        this.limits = limits;
        this.clock = clock;
    }

    /** Waits until a window is open. */
    void awaitOpen() throws InterruptedException {
        synchronized (this) {
            // An interrupt alone would not do: one that comes while a cancelled study is put in order is used up there.
            if (stopped) {
                throw new InterruptedException("stopped");
            }
        }
        gate.awaitOpen();
    }

    /** What is done in a turn. */
    @FunctionalInterface
    interface Task<T, E extends Exception> {
        T run() throws E, InterruptedException;
    }

    /** How many instances a task has retrieved. */
    @FunctionalInterface
    interface Count<T> {
        long of(T result);
    }

    /**
     * Waits for a turn and does it; once more in the next window, if it was cancelled because its window had closed.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    <T, E extends Exception> T inTurn(Task<T, E> task, Count<T> instances) throws E, InterruptedException {
        while (true) {
            Turn turn = begin();
            long retrieved = 0;
            try {
                T result = task.run();
                retrieved = instances.of(result);
                return result;
            } catch (InterruptedException e) {
                if (!turn.expired()) {
                    throw e;
                }
                LOG.warn(
                        "the retrieval window has closed; the study in flight was cancelled and is asked for again later");
            } finally {
                turn.end(retrieved);
            }
        }
    }

    /** Lets nothing begin any more. To be called before the threads that wait here are interrupted. */
    public synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    private Turn begin() throws InterruptedException {
        while (true) {
            awaitOpen();
            synchronized (this) {
                if (gate.open().isPresent()
                        && running < allowed()
                        && !clock.instant().isBefore(notBefore)) {
                    running++;
                    return new Turn();
                }
                wait(LOOK_AGAIN.toMillis());
            }
        }
    }

    private int allowed() {
        return gate.open()
                .map(open -> open.associations().orElse(limits.associations()))
                .orElse(0);
    }

    private synchronized void release() {
        running--;
        notifyAll();
    }

    private synchronized void charge(long instances) {
        limits.instancesPerHour().ifPresent(limit -> {
            Instant now = clock.instant();
            Instant from = notBefore.isAfter(now) ? notBefore : now;
            notBefore = from.plusMillis(instances * TimeUnit.HOURS.toMillis(1) / limit);
        });
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** One study; ends by the thread that began it. */
    private final class Turn {

        private final Thread worker = Thread.currentThread();
        private final ScheduledFuture<?> limit;
        private boolean expired;
        private boolean ended;

        Turn() {
            Duration left = gate.closes()
                    .map(closes -> Duration.between(clock.instant(), closes).plus(limits.grace()))
                    .orElse(null);
            limit = left == null ? null : timer.schedule(this::expire, left.toMillis(), TimeUnit.MILLISECONDS);
        }

        private synchronized void expire() {
            if (!ended) {
                expired = true;
                worker.interrupt();
            }
        }

        synchronized boolean expired() {
            return expired;
        }

        void end(long instances) {
            synchronized (this) {
                ended = true;
                if (expired) {
                    // It may have come when the study was finished already; a stop is remembered elsewhere.
                    Thread.interrupted();
                }
            }
            if (limit != null) {
                limit.cancel(false);
            }
            charge(instances);
            if (limits.pause().isZero() || timer.isShutdown()) {
                release();
            } else {
                timer.schedule(Pacing.this::release, limits.pause().toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }
}
