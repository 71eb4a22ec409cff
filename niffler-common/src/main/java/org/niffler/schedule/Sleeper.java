package org.niffler.schedule;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Passes time; a test passes it on its own clock instead of waiting. */
@FunctionalInterface
public interface Sleeper {

    /** @throws InterruptedException if the thread is interrupted meanwhile */
    void sleep(Duration pause) throws InterruptedException;

    /** Lets the thread sleep. */
    static Sleeper ofThread() {
        return pause -> TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    }
}
