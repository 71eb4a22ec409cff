package org.niffler.cold.retrieve;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.niffler.cold.request.QueryPlan;
import org.niffler.cold.verify.ExpectedStudy;
import org.niffler.cold.verify.StudyOutcome;
import org.niffler.progress.JournalException;
import org.niffler.progress.ProgressJournal;
import org.niffler.progress.ProgressRecord;

/** What of an extraction is done: rows, and studies of rows that are not. */
public final class RetrievalJournal {

    /** Retrieved and verified by us. */
    static final String COMPLETE = "complete";

    private static final String STUDIES = "studies";
    private static final String INSTANCES = "instances";

    private final ProgressJournal journal;

    public RetrievalJournal(ProgressJournal journal) {
        this.journal = journal;
    }

    /** What an earlier row or run has of this row; empty if it is not done. */
    Optional<RowOutcome.AlreadyDone> find(QueryPlan plan) throws JournalException {
        return journal.find(plan.journalKey())
                .map(entry -> new RowOutcome.AlreadyDone(
                        entry.number(STUDIES).orElse(0), entry.number(INSTANCES).orElse(0)));
    }

    /** How many instances the study had when it was complete; empty if it never was. Imported entries do not say. */
    Optional<OptionalLong> find(ExpectedStudy study) throws JournalException {
        return journal.find(study.journalKey()).map(entry -> entry.number(INSTANCES));
    }

    /** Returns when it is on the disk. */
    void enter(StudyOutcome.Complete study) throws JournalException {
        journal.append(new ProgressRecord(study.study().journalKey(), COMPLETE, Map.of(INSTANCES, (long)
                study.figures().received())));
    }

    /** Returns when it is on the disk. */
    void enter(QueryPlan plan, RowOutcome.Retrieved row) throws JournalException {
        long instances = row.studies().stream().mapToLong(RowOutcome::instances).sum();
        journal.append(new ProgressRecord(
                plan.journalKey(),
                COMPLETE,
                Map.of(STUDIES, (long) row.studies().size(), INSTANCES, instances)));
    }
}
