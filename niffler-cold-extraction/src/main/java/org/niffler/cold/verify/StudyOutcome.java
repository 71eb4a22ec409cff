package org.niffler.cold.verify;

import java.util.OptionalInt;

/** What became of a study. */
public sealed interface StudyOutcome {

    String studyInstanceUid();

    /** How many instances the PACS said it has; empty if it never said. */
    OptionalInt expected();

    /** How many are whole on disk. */
    int received();

    /** The size of their files. */
    long bytes();

    /** Every instance that the PACS has is whole on disk. */
    record Complete(String studyInstanceUid, OptionalInt expected, int received, long bytes) implements StudyOutcome {}

    /** Some or all are missing, or nothing proves that none is; it is to be retrieved again. */
    record Incomplete(String studyInstanceUid, OptionalInt expected, int received, long bytes, String reason)
            implements StudyOutcome {}
}
