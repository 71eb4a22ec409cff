package org.niffler.cold.retrieve;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.niffler.cold.verify.ExpectedStudy;
import org.niffler.cold.verify.Figures;
import org.niffler.cold.verify.MoveReport;
import org.niffler.cold.verify.ReceivedStudy;
import org.niffler.cold.verify.StudyOutcome;
import org.niffler.cold.verify.StudyVerifier;
import org.niffler.cold.verify.Verdict;
import org.niffler.dicom.QueryRetrieveLevel;
import org.niffler.dicom.net.UnreachableException;
import org.niffler.dicom.net.scu.MoveOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One study while it is retrieved: asked for, waited for, compared, what is missing asked for again. For one thread. */
final class StudyInFlight {

    private static final Logger LOG = LoggerFactory.getLogger(StudyInFlight.class);

    private static final String NONE_WANTED = "it has none of the series that are wanted (Modality, SeriesDescription)";

    private static final MoveReport NOT_LISTED = MoveReport.notAsked(
            "the PACS does not list the series, or not with what they are to be chosen by (Modality, SeriesDescription)");

    private final ExpectedStudy study;
    private final Arrivals.Study there;
    private final Archive archive;
    private final RetrievalPolicy policy;
    private final Missing missing;
    private final boolean begunEarlier;
    private final long start = System.nanoTime();
    private OptionalInt expected;
    private MoveReport report = MoveReport.NONE;
    private boolean ownCounters;
    private int attempts;

    StudyInFlight(ExpectedStudy study, Arrivals.Study there, Archive archive, RetrievalPolicy policy) {
        this.study = study;
        this.there = there;
        this.archive = archive;
        this.policy = policy;
        this.missing = new Missing(archive.contents(), study, policy.filter());
        this.begunEarlier = there.received().instances() > 0;
        this.expected = study.instances();
    }

    /** Retrieves it. */
    StudyOutcome retrieve() throws IOException, InterruptedException {
        return complete(first());
    }

    /** Goes on after one request for it and others. */
    StudyOutcome goOnAfter(MoveReport shared, boolean alone) throws IOException, InterruptedException {
        report = shared;
        ownCounters = alone;
        attempts = 1;
        return complete(List.of());
    }

    private List<Archive.Ask> first() throws UnreachableException, InterruptedException {
        if (policy.wholeStudies() && !begunEarlier) {
            return List.of(missing.wholeStudy());
        }
        if (policy.wholeStudies() || policy.level() == RetrievalPolicy.Level.IMAGE) {
            Missing.Found found = missing.compare(there, policy.level() == RetrievalPolicy.Level.IMAGE);
            found.listed().ifPresent(count -> expected = OptionalInt.of(count));
            return found.asks();
        }
        Optional<List<StudyContents.Series>> series = missing.wantedSeries();
        if (series.isEmpty()) {
            report = NOT_LISTED;
            return List.of();
        }
        expected = archive.contents().count(study, series.get());
        if (begunEarlier) {
            return missing.compare(there, false).asks();
        }
        return series.get().stream().map(missing::wholeSeries).toList();
    }

    private StudyOutcome complete(List<Archive.Ask> firstAsks) throws IOException, InterruptedException {
        List<Archive.Ask> asks = firstAsks;
        while (true) {
            if (!asks.isEmpty()) {
                attempts++;
                perform(asks);
            }
            Verdict verdict = verdict();
            if (verdict instanceof Verdict.Unproven && !policy.elsewhere()) {
                Missing.Found found = missing.compare(there, false);
                asks = found.asks();
                if (found.listed().isPresent()) {
                    expected = OptionalInt.of(found.listed().get());
                    verdict = StudyVerifier.verifyListing(study, expected.getAsInt(), found.missing(), report);
                }
            }
            if (verdict instanceof Verdict.Complete complete) {
                boolean nothingWanted = !policy.filter().admitsAll() && expected.orElse(-1) == 0;
                return new StudyOutcome.Complete(
                        study, figures(), nothingWanted ? List.of(NONE_WANTED) : complete.notes());
            }
            String reason = ((Verdict.Unproven) verdict).reason();
            if (attempts > policy.retries() || asks.isEmpty()) {
                return new StudyOutcome.Incomplete(study, figures(), reason + suspicion());
            }
            LOG.info("study {}: {}; asking again", study.studyInstanceUid(), reason);
            policy.pauses().pause(attempts);
        }
    }

    private String suspicion() {
        boolean refused = !report.success() && !report.status().isEmpty();
        boolean nothing = report.counters().completed() == 0 && there.received().instances() == 0;
        return refused && nothing
                ? archive.retriever().suspicion().map(text -> "; " + text).orElse("")
                : "";
    }

    private void perform(List<Archive.Ask> asks) throws UnreachableException, InterruptedException {
        ownCounters = true;
        report = MoveReport.NONE;
        for (Archive.Ask ask : asks) {
            MoveOutcome outcome = archive.retriever().retrieve(ask, there::silence);
            boolean refused = outcome instanceof MoveOutcome.Answered answered
                    && answered.status().isFailure()
                    && answered.subOperations().completed() == 0;
            if (refused && ask.level() != QueryRetrieveLevel.STUDY) {
                missing.refuse(ask.level());
            }
            report = report.and(reportOf(outcome));
        }
    }

    private Verdict verdict() throws InterruptedException {
        if (policy.elsewhere()) {
            return StudyVerifier.verifyByCountersOnly(expected, report);
        }
        if (report.success() && expected.isPresent() && attempts > 0) {
            there.waitFor(expected.getAsInt(), policy.arrivalPatience());
        }
        boolean countersTell = ownCounters && attempts == 1 && !begunEarlier;
        return StudyVerifier.verify(expected, there.received(), report, countersTell);
    }

    private Figures figures() {
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        ReceivedStudy received = policy.elsewhere()
                ? new ReceivedStudy(
                        report.counters().completed() + report.counters().warnings(), 0, 0)
                : there.received();
        return new Figures(expected, received.instances(), received.bytes(), attempts, duration, report);
    }

    static MoveReport reportOf(MoveOutcome outcome) {
        MoveReport.Counters counters = new MoveReport.Counters(
                outcome.subOperations().completed(),
                outcome.subOperations().failed(),
                outcome.subOperations().warning());
        if (outcome instanceof MoveOutcome.Answered answered) {
            return MoveReport.answered(answered.status(), answered.comment(), counters);
        }
        return MoveReport.lost(((MoveOutcome.Lost) outcome).reason(), counters);
    }
}
