package org.niffler.cold.retrieve;

import java.util.Map;
import org.niffler.cold.verify.StudyOutcome;
import org.niffler.progress.ProgressRecord;

/** What the journal of an extraction says of a finished row. */
final class JournalEntries {

    private static final String COMPLETE = "complete";

    private JournalEntries() {}

    static ProgressRecord complete(String key, RowOutcome.Retrieved row) {
        long instances =
                row.studies().stream().mapToLong(StudyOutcome::received).sum();
        return new ProgressRecord(
                key, COMPLETE, Map.of("studies", (long) row.studies().size(), "instances", instances));
    }
}
