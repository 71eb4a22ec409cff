package org.niffler.dicom.net;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Supplier;

/**
 * Aborts an association on which nothing has come for too long. Whatever comes counts: a peer that sends instances is
 * alive although it answers nothing meanwhile, and pending responses to a C-MOVE or C-GET are optional (PS3.4 C.4.2.3.1,
 * C.4.3.3.1).
 */
public final class SilenceWatch implements AutoCloseable {

    private final DicomNode node;
    private final OpenAssociation watched;
    private final Duration limit;
    private final Supplier<Duration> elsewhere;
    private final long start = System.nanoTime();
    private ScheduledFuture<?> check;
    private boolean closed;
    private volatile boolean expired;

    private SilenceWatch(DicomNode node, OpenAssociation watched, Duration limit, Supplier<Duration> elsewhere) {
        this.node = node;
        this.watched = watched;
        this.limit = limit;
        this.elsewhere = elsewhere;
    }

    /**
     * Begins to watch.
     *
     * @param limit zero means none
     * @param elsewhere how long nothing has come on other associations that would show that the peer is at work
     */
    static SilenceWatch over(
            OpenAssociation association, Duration limit, DicomNode node, Supplier<Duration> elsewhere) {
        SilenceWatch watch = new SilenceWatch(node, association, limit, elsewhere);
        if (!limit.isZero()) {
            watch.checkIn(limit);
        }
        return watch;
    }

    private synchronized void checkIn(Duration delay) {
        if (!closed) {
            check = node.schedule(this::check, delay);
        }
    }

    private void check() {
        // An association that was idle before has been silent for longer than we have waited.
        Duration waited = Duration.ofNanos(System.nanoTime() - start);
        Duration counted = Collections.min(List.of(waited, watched.silence(), elsewhere.get()));
        if (counted.compareTo(limit) >= 0) {
            expired = true;
            node.abort(watched);
        } else {
            // Timers count in milliseconds; a whole one more, so that they do not fire just before the time.
            checkIn(limit.minus(counted).plusMillis(1));
        }
    }

    /** Whether it has aborted the association. */
    public boolean hasExpired() {
        return expired;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (check != null) {
            check.cancel(false);
        }
    }
}
