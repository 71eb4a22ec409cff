package org.niffler.meta.workflow;

import java.time.Duration;

/** Is told of runs as they end, to count them. Quick, and for several threads. */
public interface RunEvents {

    /**
     * A run has ended for good.
     *
     * @param status as it is shown: {@code timed-out}
     * @param took the last attempt; zero if there was none
     */
    void ended(String workflow, String status, Duration took);
}
