package org.niffler.cold.retrieve;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.niffler.cold.request.QueryPlan;
import org.niffler.cold.request.Request;
import org.niffler.cold.verify.ExpectedStudy;
import org.niffler.cold.verify.Figures;
import org.niffler.cold.verify.StudyOutcome;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.net.UnreachableException;

/** Retrieves what a row asks for: looked up in every archive, retrieved from the first that delivers, entered in the journal. */
public final class RowRetrieval implements RowWork {

    private final Archives archives;
    private final StudyRetrieval studies;
    private final RetrievalJournal journal;
    private final Pacing pacing;
    private final StudyClaims claims = new StudyClaims();

    public RowRetrieval(Archives archives, StudyRetrieval studies, RetrievalJournal journal, Pacing pacing) {
        this.archives = archives;
        this.studies = studies;
        this.journal = journal;
        this.pacing = pacing;
    }

    @Override
    public Optional<RowOutcome> doneBefore(Request.Row row) throws IOException {
        return journal.find(row.plan()).map(done -> done);
    }

    @Override
    public RowOutcome run(Request.Row row) throws IOException, InterruptedException {
        pacing.awaitOpen(); // queries are work for the PACS, too
        Archives.Found<ExpectedStudy> found = archives.find(row.plan());
        if (found.isEmpty()) {
            return found.nothing();
        }
        RowOutcome.Retrieved retrieved = new RowOutcome.Retrieved(retrieve(row.plan(), found), found.failures());
        if (retrieved.state() == RowState.COMPLETE) {
            journal.enter(row.plan(), retrieved);
        }
        return retrieved;
    }

    private List<StudyOutcome> retrieve(QueryPlan plan, Archives.Found<ExpectedStudy> found)
            throws IOException, InterruptedException {
        List<ExpectedStudy> all =
                found.firstChoice().stream().map(Archives.Listed::study).toList();
        Archive archive = found.firstChoice().get(0).archive();
        if (plan.kind() == QueryPlan.Kind.PATIENT && mayRetrieveTogether(plan, all, archive)) {
            String patientId = plan.keys().get(DicomTag.PATIENT_ID);
            List<StudyRetrieval.Retrieved> retrieved = pacing.inTurn(
                    () -> studies.retrieveTogether(patientId, all, archive),
                    done -> done.stream()
                            .mapToLong(StudyRetrieval.Retrieved::instances)
                            .sum());
            List<StudyOutcome> outcomes = new ArrayList<>();
            for (StudyRetrieval.Retrieved study : retrieved) {
                outcomes.add(studies.makeDurable(study));
            }
            boolean whole = outcomes.stream().allMatch(StudyOutcome.Complete.class::isInstance);
            for (StudyOutcome outcome : outcomes) {
                if (!whole && outcome instanceof StudyOutcome.Complete complete) {
                    journal.enter(complete);
                }
            }
            return outcomes;
        }
        List<StudyOutcome> outcomes = new ArrayList<>();
        for (List<Archives.Listed<ExpectedStudy>> study : found.studies().values()) {
            outcomes.add(retrieve(study));
        }
        return outcomes;
    }

    private boolean mayRetrieveTogether(QueryPlan plan, List<ExpectedStudy> all, Archive archive)
            throws IOException, InterruptedException {
        if (archives.areSeveral()) {
            return false;
        }
        for (ExpectedStudy study : all) {
            if (journal.done(study).isPresent()) {
                return false;
            }
        }
        return studies.mayRetrieveTogether(plan.keys().get(DicomTag.PATIENT_ID), all, archive);
    }

    private StudyOutcome retrieve(List<Archives.Listed<ExpectedStudy>> listed)
            throws IOException, InterruptedException {
        try (StudyClaims.Claim claim = claims.claim(listed.get(0).study().studyInstanceUid())) {
            StudyOutcome outcome = null;
            for (Archives.Listed<ExpectedStudy> choice : listed) {
                Optional<StudyOutcome.AlreadyDone> done = journal.done(choice.study());
                boolean lacks = !(outcome instanceof StudyOutcome.Complete complete)
                        || complete.figures().received()
                                < choice.study().instances().orElse(0);
                if (outcome == null && done.isPresent()) {
                    outcome = done.get();
                } else if (done.isEmpty() && lacks) {
                    outcome = better(outcome, choice);
                }
            }
            if (outcome instanceof StudyOutcome.Complete complete) {
                journal.enter(complete);
            }
            return outcome;
        }
    }

    private StudyOutcome better(StudyOutcome soFar, Archives.Listed<ExpectedStudy> choice)
            throws IOException, InterruptedException {
        try {
            StudyOutcome next = studies.makeDurable(pacing.inTurn(
                    () -> studies.retrieve(choice.study(), choice.archive()), StudyRetrieval.Retrieved::instances));
            return soFar instanceof StudyOutcome.Incomplete before ? judged(before, next) : next;
        } catch (UnreachableException e) {
            if (soFar == null) {
                throw e;
            }
            return soFar; // the other archive has gone; what the first delivered stays the outcome
        }
    }

    /** An archive that has less of a study than the one before proves nothing of what that one has besides. */
    private static StudyOutcome judged(StudyOutcome.Incomplete before, StudyOutcome next) {
        int known = before.figures().expected().orElse(0);
        if (RowOutcome.instances(next) >= known || next instanceof StudyOutcome.AlreadyDone) {
            return next;
        }
        Figures after = next instanceof StudyOutcome.Complete complete
                ? complete.figures()
                : ((StudyOutcome.Incomplete) next).figures();
        if (after.expected().orElse(0) >= known) {
            return next;
        }
        Figures both = new Figures(
                before.figures().expected(),
                after.received(),
                after.bytes(),
                before.figures().attempts() + after.attempts(),
                before.figures().duration().plus(after.duration()),
                before.figures().move());
        return new StudyOutcome.Incomplete(
                before.study(),
                both,
                known - after.received() + " of " + known
                        + " instances came from none of the archives; from the first: " + before.reason());
    }
}
