package org.niffler.cold.retrieve;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    private final Archive archive;
    private final StudyRetrieval.StoredBefore stored;
    private final SeriesFilter filter;

    public Verification(Archive archive, StudyRetrieval.StoredBefore stored, SeriesFilter filter) {
        this.archive = archive;
        this.stored = stored;
        this.filter = filter;
    }

    @Override
    public RowOutcome run(Request.Row row) throws IOException, InterruptedException {
        StudyLookup lookup = archive.finder().find(row.plan());
        if (lookup instanceof StudyLookup.Failed failed) {
            return new RowOutcome.Failed(failed.reason());
        }
        List<StudyOutcome> outcomes = new ArrayList<>();
        for (ExpectedStudy study : ((StudyLookup.Found) lookup).studies()) {
            outcomes.add(verify(study));
        }
        return outcomes.isEmpty() ? new RowOutcome.NotFound() : new RowOutcome.Retrieved(outcomes, List.of());
    }

    private StudyOutcome verify(ExpectedStudy study) throws IOException, InterruptedException {
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
