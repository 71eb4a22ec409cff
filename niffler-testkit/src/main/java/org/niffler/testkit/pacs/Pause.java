package org.niffler.testkit.pacs;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The slowness of a slow PACS. */
final class Pause {

    private Pause() {}

    static void of(Duration duration) {
        if (duration.isZero()) {
            return;
        }
        try {
            new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
