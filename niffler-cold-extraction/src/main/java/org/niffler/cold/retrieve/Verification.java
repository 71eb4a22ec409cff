package org.niffler.cold.retrieve;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.niffler.cold.request.Request;
import org.niffler.cold.verify.ExpectedStudy;
import org.niffler.cold.verify.Figures;
import org.niffler.cold.verify.MoveReport;
import org.niffler.cold.verify.StudyOutcome;
import org.niffler.cold.verify.StudyVerifier;
import org.niffler.cold.verify.Verdict;

/** Compares what an earlier extraction left in a folder with what the PACS has, and retrieves nothing. */
public final class Verification implements RowWork {

    private final Archives archives;
    private final StudyRetrieval.StoredBefore stored;
    private final SeriesFilter filter;
    private final Optional<RetrievalJournal> journal;

    /** @param journal of what is in that folder, which does not hold any more where something is missing */
    public Verification(
            Archives archives,
            StudyRetrieval.StoredBefore stored,
            SeriesFilter filter,
            Optional<RetrievalJournal> journal) {
        this.archives = archives;
        this.stored = stored;
        this.filter = filter;
        this.journal = journal;
    }

    @Override
    public RowOutcome run(Request.Row row) throws IOException, InterruptedException {
        Archives.Found<ExpectedStudy> found = archives.find(row.plan());
        if (found.isEmpty()) {
            return found.nothing();
        }
        List<StudyOutcome> outcomes = new ArrayList<>();
        for (List<Archives.Listed<ExpectedStudy>> listed : found.studies().values()) {
            outcomes.add(verify(listed));
        }
        RowOutcome.Retrieved verified = new RowOutcome.Retrieved(outcomes, found.failures());
        if (journal.isPresent() && verified.state() != RowState.COMPLETE) {
            journal.get().revoke(row.plan(), verified.incomplete());
        }
        return verified;
    }

    /** It must be as every archive has it. */
    private StudyOutcome verify(List<Archives.Listed<ExpectedStudy>> listed) throws IOException, InterruptedException {
        StudyOutcome outcome = null;
        for (Archives.Listed<ExpectedStudy> one : listed) {
            if (!(outcome instanceof StudyOutcome.Incomplete)) {
                outcome = verify(one.study(), one.archive());
            }
        }
        return outcome;
    }

    private StudyOutcome verify(ExpectedStudy study, Archive archive) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Arrivals.Study there = new Arrivals.Study();
        there.addPresent(stored.of(study));
        Missing.Found found = new Missing(archive.contents(), study, filter).compare(there, false);
        OptionalInt expected = found.listed().map(OptionalInt::of).orElse(study.instances());
        Verdict verdict = found.listed().isPresent()
                ? StudyVerifier.verifyListing(study, expected.getAsInt(), found.missing(), MoveReport.NONE)
                : StudyVerifier.verify(expected, there.received(), MoveReport.NONE, false);
        Figures figures = new Figures(
                expected,
                there.received().instances(),
                there.received().bytes(),
                0,
                Duration.ofNanos(System.nanoTime() - start),
                MoveReport.NONE);
        return verdict instanceof Verdict.Complete complete
                ? new StudyOutcome.Complete(study, figures, complete.notes())
                : new StudyOutcome.Incomplete(study, figures, ((Verdict.Unproven) verdict).reason());
    }
}
