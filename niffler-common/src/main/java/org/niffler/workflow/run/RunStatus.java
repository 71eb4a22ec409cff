package org.niffler.workflow.run;

import java.util.Locale;

/** Where a run is. */
public enum RunStatus {
    /** Waits for its turn, the first or that of a retry. */
    QUEUED,
    RUNNING,
    SUCCEEDED,

    /** Its last attempt failed. */
    FAILED,

    /** Its last attempt took too long. */
    TIMED_OUT,

    /** It could not be carried out: its images or its workflow are gone, too many waited, or it died with the service twice. */
    GAVE_UP;

    /** As it is stored and shown: {@code timed-out}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether nothing more happens to it. */
    public boolean isEnd() {
        return this != QUEUED && this != RUNNING;
    }
}
