package org.niffler.app.explorer.desk;

import java.time.Duration;

/** How long a question may go on. */
@FunctionalInterface
interface TimeLeft {

    /**
     * More than nothing.
     *
     * @throws org.niffler.app.explorer.http.Refusal if its time is over, or somebody has ended it
     */
    Duration left();
}
