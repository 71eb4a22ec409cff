package org.niffler.cold.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.niffler.cold.retrieve.RowOutcome;
import org.niffler.cold.retrieve.RowResult;
import org.niffler.cold.verify.StudyOutcome;

/** What an operator must know of a row that did not go well, in lines that name the row and the study, never the patient. */
public final class Problems {

    private Problems() {}

    /** No line if nothing is wrong with the row. */
    public static List<String> of(RowResult row) {
        String where = "line " + row.line() + ": ";
        RowOutcome outcome = row.outcome();
        if (outcome instanceof RowOutcome.Failed failed) {
            return List.of(where + "FAILED: " + failed.reason());
        }
        if (outcome instanceof RowOutcome.Unreadable unreadable) {
            return List.of(where + "UNREADABLE: " + unreadable.reason());
        }
        if (outcome instanceof RowOutcome.NotFound) {
            return List.of(where + "NOT_FOUND: the PACS has nothing for it");
        }
        if (outcome instanceof RowOutcome.Retrieved retrieved) {
            List<String> lines = new ArrayList<>();
            for (StudyOutcome study : retrieved.studies()) {
                of(study).ifPresent(text -> lines.add(where + text));
            }
            retrieved.failures().forEach(failure -> lines.add(where + "FAILED: " + failure));
            return lines;
        }
        return List.of();
    }

    private static Optional<String> of(StudyOutcome outcome) {
        String study = ": study " + outcome.study().studyInstanceUid() + ": ";
        return outcome instanceof StudyOutcome.Incomplete incomplete
                ? Optional.of(incomplete.state() + study + incomplete.reason())
                : Optional.empty();
    }
}
