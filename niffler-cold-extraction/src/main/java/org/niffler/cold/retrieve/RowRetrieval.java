package org.niffler.cold.retrieve;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.niffler.cold.request.QueryPlan;
import org.niffler.cold.request.Request;
import org.niffler.cold.verify.ExpectedStudy;
import org.niffler.cold.verify.StudyOutcome;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.net.UnreachableException;

/** Retrieves what a row asks for: looked up in every archive, retrieved from the first that delivers, entered in the journal. */
public final class RowRetrieval implements RowWork {

    private final List<Archive> archives;
    private final StudyRetrieval studies;
    private final RetrievalJournal journal;
    private final Pacing pacing;
    private final StudyClaims claims = new StudyClaims();

    /** @param archives in the order in which they are asked; the first must be reachable */
    public RowRetrieval(List<Archive> archives, StudyRetrieval studies, RetrievalJournal journal, Pacing pacing) {
        this.archives = List.copyOf(archives);
        this.studies = studies;
        this.journal = journal;
        this.pacing = pacing;
    }

    /** A study as one archive lists it. */
    private record Listed(Archive archive, ExpectedStudy study) {}

    @Override
    public Optional<RowOutcome> doneBefore(Request.Row row) throws IOException {
        return journal.find(row.plan()).map(done -> done);
    }

    @Override
    public RowOutcome run(Request.Row row) throws IOException, InterruptedException {
        pacing.awaitOpen(); // queries are work for the PACS, too
        Map<String, List<Listed>> found = new LinkedHashMap<>();
        List<String> failures = new ArrayList<>();
        for (Archive archive : archives) {
            StudyLookup lookup = lookUp(archive, row.plan());
            if (lookup instanceof StudyLookup.Failed failed) {
                failures.add(archives.size() == 1 ? failed.reason() : archive.name() + ": " + failed.reason());
            } else {
                ((StudyLookup.Found) lookup)
                        .studies()
                        .forEach(study -> found.computeIfAbsent(study.studyInstanceUid(), uid -> new ArrayList<>())
                                .add(new Listed(archive, study)));
            }
        }
        if (found.isEmpty()) {
            return failures.isEmpty() ? new RowOutcome.NotFound() : new RowOutcome.Failed(String.join("; ", failures));
        }
        RowOutcome.Retrieved retrieved = new RowOutcome.Retrieved(retrieve(row.plan(), found), failures);
        if (retrieved.state() == RowState.COMPLETE) {
            journal.enter(row.plan(), retrieved);
        }
        return retrieved;
    }

    /** That the first archive cannot be reached ends the run in the end; another one is a help that is missed. */
    private StudyLookup lookUp(Archive archive, QueryPlan plan) throws UnreachableException, InterruptedException {
        try {
            return archive.finder().find(plan);
        } catch (UnreachableException e) {
            if (archive == archives.get(0)) {
                throw e;
            }
            return new StudyLookup.Failed(e.getMessage());
        }
    }

    private List<StudyOutcome> retrieve(QueryPlan plan, Map<String, List<Listed>> found)
            throws IOException, InterruptedException {
        List<Listed> firstChoice =
                found.values().stream().map(listed -> listed.get(0)).toList();
        if (plan.kind() == QueryPlan.Kind.PATIENT && mayRetrieveTogether(plan, found)) {
            List<ExpectedStudy> all = firstChoice.stream().map(Listed::study).toList();
            String patientId = plan.keys().get(DicomTag.PATIENT_ID);
            Archive archive = firstChoice.get(0).archive();
            List<StudyOutcome> outcomes = pacing.inTurn(
                    () -> studies.retrieveTogether(patientId, all, archive),
                    done -> done.stream().mapToLong(RowOutcome::instances).sum());
            boolean whole = outcomes.stream().allMatch(StudyOutcome.Complete.class::isInstance);
            for (StudyOutcome outcome : outcomes) {
                if (!whole && outcome instanceof StudyOutcome.Complete complete) {
                    journal.enter(complete);
                }
            }
            return outcomes;
        }
        List<StudyOutcome> outcomes = new ArrayList<>();
        for (List<Listed> study : found.values()) {
            outcomes.add(retrieve(study));
        }
        return outcomes;
    }

    private boolean mayRetrieveTogether(QueryPlan plan, Map<String, List<Listed>> found)
            throws IOException, InterruptedException {
        if (archives.size() > 1) {
            return false;
        }
        List<ExpectedStudy> all =
                found.values().stream().map(listed -> listed.get(0).study()).toList();
        for (ExpectedStudy study : all) {
            if (done(study).isPresent()) {
                return false;
            }
        }
        return studies.mayRetrieveTogether(plan.keys().get(DicomTag.PATIENT_ID), all, archives.get(0));
    }

    private StudyOutcome retrieve(List<Listed> listed) throws IOException, InterruptedException {
        try (StudyClaims.Claim claim = claims.claim(listed.get(0).study().studyInstanceUid())) {
            StudyOutcome outcome = null;
            for (Listed choice : listed) {
                Optional<StudyOutcome.AlreadyDone> done = done(choice.study());
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

    private StudyOutcome better(StudyOutcome soFar, Listed choice) throws IOException, InterruptedException {
        try {
            return pacing.inTurn(() -> studies.retrieve(choice.study(), choice.archive()), RowOutcome::instances);
        } catch (UnreachableException e) {
            if (soFar == null) {
                throw e;
            }
            return soFar; // the other archive has gone; what the first delivered stays the outcome
        }
    }

    /** A study that has more instances now than when it was complete is to be retrieved again. */
    private Optional<StudyOutcome.AlreadyDone> done(ExpectedStudy study) throws IOException {
        Optional<OptionalLong> instances = journal.find(study);
        if (instances.isEmpty()) {
            return Optional.empty();
        }
        long now = study.instances().orElse(0);
        long then = instances.get().orElse(now);
        return then >= now ? Optional.of(new StudyOutcome.AlreadyDone(study, then)) : Optional.empty();
    }
}
