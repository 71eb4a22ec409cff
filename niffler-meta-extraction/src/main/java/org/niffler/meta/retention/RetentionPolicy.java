package org.niffler.meta.retention;

/** How long extracted series are kept. */
public sealed interface RetentionPolicy {

    /** Not at all: every pass deletes them. */
    record Everything() implements RetentionPolicy {}

    /**
     * Some days, counted from the last instance or the extraction, whichever is later: files that are copied into the
     * storage folder may bring old times with them.
     *
     * @param days of 24 hours
     */
    record KeepDays(int days) implements RetentionPolicy {

        public KeepDays {
            if (days < 0) {
                throw new IllegalArgumentException("days to keep series must not be negative: " + days);
            }
        }
    }

    /**
     * As long as there is room; the oldest go first.
     *
     * @param bytes what the storage folder may hold, extracted or not
     */
    record MaxStorage(long bytes) implements RetentionPolicy {

        public MaxStorage {
            if (bytes < 0) {
                throw new IllegalArgumentException("the largest storage must not be negative: " + bytes);
            }
        }
    }
}
