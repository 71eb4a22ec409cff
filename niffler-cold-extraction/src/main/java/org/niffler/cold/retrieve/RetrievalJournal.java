package org.niffler.cold.retrieve;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.niffler.cold.request.QueryPlan;
import org.niffler.cold.verify.ExpectedStudy;
import org.niffler.cold.verify.StudyOutcome;
import org.niffler.dicom.DicomTag;
import org.niffler.progress.JournalException;
import org.niffler.progress.ProgressJournal;
import org.niffler.progress.ProgressRecord;

/** What of an extraction is done: rows, and studies of rows that are not. */
public final class RetrievalJournal {

    /** Retrieved and verified by us. */
    static final String COMPLETE = "complete";

    /** Complete once; a comparison with the PACS has found since that something is missing. */
    private static final String REVOKED = "revoked";

    private static final String STUDIES = "studies";
    private static final String INSTANCES = "instances";

    private final ProgressJournal journal;
    private final String scope;

    /** @param filter of which series the entries are; a study of which some series are done is not done */
    public RetrievalJournal(ProgressJournal journal, SeriesFilter filter) {
        this.journal = journal;
        this.scope = filter.admitsAll() ? "" : " {" + filter.text() + "}"; // no key has a bare "="
    }

    /** What an earlier row or run has of this row; empty if it is not done. */
    Optional<RowOutcome.AlreadyDone> find(QueryPlan plan) throws JournalException {
        return entry(plan)
                .map(entry -> new RowOutcome.AlreadyDone(
                        entry.number(STUDIES).orElse(0), entry.number(INSTANCES).orElse(0)));
    }

    /** What an earlier row or run has of this study; not if it has more instances now, as then it is to be retrieved again. */
    Optional<StudyOutcome.AlreadyDone> done(ExpectedStudy study) throws JournalException {
        long now = study.instances().orElse(0);
        return entry(planOf(study))
                .map(entry -> entry.number(INSTANCES).orElse(now)) // imported entries do not say
                .filter(then -> then >= now)
                .map(then -> new StudyOutcome.AlreadyDone(study, then));
    }

    /** What is done as a whole is done in part. */
    private Optional<ProgressRecord> entry(QueryPlan plan) throws JournalException {
        Optional<ProgressRecord> entry = valid(plan.journalKey() + scope);
        return entry.isPresent() || scope.isEmpty() ? entry : valid(plan.journalKey());
    }

    private Optional<ProgressRecord> valid(String key) throws JournalException {
        return journal.find(key).filter(entry -> !entry.state().equals(REVOKED));
    }

    /** Makes the next run ask for the row and these studies again. */
    void revoke(QueryPlan plan, List<StudyOutcome.Incomplete> studies) throws JournalException {
        revoke(plan);
        for (StudyOutcome.Incomplete study : studies) {
            revoke(planOf(study.study()));
        }
    }

    private void revoke(QueryPlan plan) throws JournalException {
        Set<String> keys = new LinkedHashSet<>(List.of(plan.journalKey(), plan.journalKey() + scope));
        for (String key : keys) {
            if (valid(key).isPresent()) {
                journal.append(new ProgressRecord(key, REVOKED));
            }
        }
    }

    /** A row may ask for just this study, and is done then, too. */
    private static QueryPlan planOf(ExpectedStudy study) {
        return new QueryPlan(
                Map.of(DicomTag.PATIENT_ID, study.patientId(), DicomTag.STUDY_INSTANCE_UID, study.studyInstanceUid()));
    }

    /** Returns when it is on the disk. */
    void enter(StudyOutcome.Complete study) throws JournalException {
        journal.append(new ProgressRecord(planOf(study.study()).journalKey() + scope, COMPLETE, Map.of(INSTANCES, (long)
                study.figures().received())));
    }

    /** Returns when it is on the disk. */
    void enter(QueryPlan plan, RowOutcome.Retrieved row) throws JournalException {
        long instances = row.studies().stream().mapToLong(RowOutcome::instances).sum();
        journal.append(new ProgressRecord(
                plan.journalKey() + scope,
                COMPLETE,
                Map.of(STUDIES, (long) row.studies().size(), INSTANCES, instances)));
    }
}
