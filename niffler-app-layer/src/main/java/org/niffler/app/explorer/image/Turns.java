package org.niffler.app.explorer.image;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.niffler.app.explorer.http.Refusal;

/** Lets a few at a time do what takes much memory or time; others wait, but not for ever. */
final class Turns {

    private final Semaphore free;
    private final Duration patience;

    Turns(int atOnce, Duration patience) {
        this.free = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /**
     * Does it when it is its turn. Must not be called by what it does.
     *
     * @throws Refusal if its turn did not come in time
     */
    <T> T take(Supplier<T> work) {
        if (!granted()) {
            throw new Refusal(
                    Refusal.Kind.TOO_MANY,
                    "Too many images are being looked at just now.",
                    "Try again in a few seconds.");
        }
        try {
            return work.get();
        } finally {
            free.release();
        }
    }

    private boolean granted() {
        try {
            return free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
