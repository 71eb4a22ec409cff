package org.niffler.meta.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.niffler.dicom.file.SeriesLayout;
import org.niffler.meta.state.WorkflowIntake;
import org.niffler.meta.state.WorkflowIntake.Stage;
import org.niffler.meta.state.WorkflowIntake.Waiting;
import org.niffler.workflow.WorkUnit;
import org.niffler.workflow.Workflow;
import org.niffler.workflow.match.FoundUnit;
import org.niffler.workflow.match.Matching;
import org.niffler.workflow.run.RunUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks workflows about every series that has become complete, and about every study, and offers what they take. The series
 * are noted while they arrive; one thread calls {@link #ask} again and again.
 */
public final class LiveIntake implements SeriesNotes {

    private static final Logger LOG = LoggerFactory.getLogger(LiveIntake.class);

    private static final Duration BEFORE_TRYING_AGAIN = Duration.ofSeconds(30);

    private final SeriesLayout layout;
    private final OptionalInt studyDepth;
    private final Duration studyQuiet;
    private final Supplier<List<Workflow>> workflows;
    private final Matching matching;
    private final Offers offers;
    private final WorkflowIntake intake;
    private final Clock clock;
    private final Map<String, Instant> notBefore = new HashMap<>();
    private final Set<String> neverRun = new HashSet<>();

    /**
     * @param studyDepth how many folders deep the studies' folders are in the storage folder; empty if they have none
     * @param studyQuiet a study is complete when nothing of it has arrived for so long
     * @param workflows those in force now
     */
    public LiveIntake(
            SeriesLayout layout,
            OptionalInt studyDepth,
            Duration studyQuiet,
            Supplier<List<Workflow>> workflows,
            Matching matching,
            Offers offers,
            WorkflowIntake intake,
            Clock clock) {
        this.layout = layout;
        this.studyDepth = studyDepth;
        this.studyQuiet = studyQuiet;
        this.workflows = workflows;
        this.matching = matching;
        this.offers = offers;
        this.intake = intake;
        this.clock = clock;
    }

    @Override
    public void arriving(String series) throws IOException {
        if (intake.find(series)
                .filter(waiting -> waiting.stage() == Stage.ARRIVING)
                .isEmpty()) {
            intake.put(series, Stage.ARRIVING);
        }
    }

    @Override
    public void complete(String series) throws IOException {
        intake.put(series, Stage.COMPLETE);
    }

    /** Whether workflows are still to be asked about a series or its study, so that it must not be deleted. */
    public boolean holds(String series) {
        return intake.holds(series);
    }

    /** How many series and studies workflows are to be asked about. */
    public int size() {
        return intake.size();
    }

    /** The series that were arriving when an earlier service ended. */
    public List<Waiting> arriving() {
        return intake.all().stream()
                .filter(each -> each.stage() == Stage.ARRIVING)
                .toList();
    }

    /**
     * Asks about everything that is complete.
     *
     * @throws InterruptedException if the thread is interrupted between two of them
     */
    public void ask() throws InterruptedException {
        Instant now = clock.instant();
        for (Waiting waiting : intake.all()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("while workflows were asked");
            }
            if (isReady(waiting, now)) {
                askUnlessBroken(waiting, now);
            }
        }
    }

    private boolean isReady(Waiting waiting, Instant now) {
        Instant pausedUntil = notBefore.getOrDefault(waiting.folder(), Instant.MIN);
        if (pausedUntil.isAfter(now) && !pausedUntil.isAfter(now.plus(BEFORE_TRYING_AGAIN))) {
            return false;
        }
        return switch (waiting.stage()) {
            case ARRIVING -> false;
            case COMPLETE -> true;
            case STUDY -> isQuiet(waiting, now) && !intake.hasSeriesBelow(waiting.folder());
        };
    }

    /** A time to come is that of a clock that was wrong: it would keep the study waiting until then. */
    private boolean isQuiet(Waiting study, Instant now) {
        return !study.at().plus(studyQuiet).isAfter(now) || study.at().isAfter(now.plus(studyQuiet));
    }

    private void askUnlessBroken(Waiting waiting, Instant now) {
        try {
            if (waiting.stage() == Stage.STUDY) {
                offer(waiting, by(WorkUnit.STUDY));
            } else {
                offer(waiting, by(WorkUnit.SERIES, WorkUnit.INSTANCE));
                noteStudy(waiting.folder());
            }
            intake.done(waiting);
            notBefore.remove(waiting.folder());
        } catch (IOException e) {
            tryAgain(waiting, now, e);
        } catch (RuntimeException e) {
            // Boundary: whatever one series does to us, workflows are asked about all others. Messages may quote it.
            tryAgain(waiting, now, e);
        }
    }

    /** Its own message may name the file, and that the patient. */
    private void tryAgain(Waiting waiting, Instant now, Exception e) {
        if (notBefore.put(waiting.folder(), now.plus(BEFORE_TRYING_AGAIN)) == null) {
            LOG.warn(
                    "workflows cannot be asked about a {} now ({}); it is kept, and tried again until that works",
                    waiting.stage() == Stage.STUDY ? "study" : "series",
                    e.getClass().getSimpleName());
        }
    }

    private void warnOfStudies() {
        for (Workflow workflow : by(WorkUnit.STUDY)) {
            if (neverRun.add(workflow.name())) {
                LOG.warn(
                        "workflow {} is never run: its unit is the study, and FilePath gives studies no folder of their own"
                                + " above those of their series",
                        workflow.name());
            }
        }
    }

    private List<Workflow> by(WorkUnit... units) {
        List<WorkUnit> wanted = List.of(units);
        return workflows.get().stream()
                .filter(workflow -> wanted.contains(workflow.unit()))
                .toList();
    }

    private void offer(Waiting waiting, List<Workflow> asked) throws IOException {
        if (asked.isEmpty()) {
            return;
        }
        List<Path> files = layout.filesOf(waiting.folder());
        if (files.isEmpty()) {
            return;
        }
        for (Map.Entry<Workflow, List<FoundUnit>> taken :
                matching.of(asked, files).entrySet()) {
            for (FoundUnit unit : taken.getValue()) {
                offers.offer(taken.getKey(), unit(waiting.folder(), unit));
            }
        }
    }

    private RunUnit unit(String folder, FoundUnit found) {
        String place =
                found.kind() == WorkUnit.INSTANCE ? layout.nameOf(found.files().get(0)) : folder;
        return new RunUnit(
                found.kind(),
                place,
                found.studyInstanceUid(),
                found.seriesInstanceUid(),
                found.sopInstanceUid(),
                found.files().size());
    }

    /** Before the series is done with, so that it is kept without a gap until its study is complete. */
    private void noteStudy(String series) throws IOException {
        Optional<String> study = studyOf(series);
        if (study.isEmpty()) {
            warnOfStudies();
        }
        if (study.isPresent() && !by(WorkUnit.STUDY).isEmpty()) {
            intake.put(study.get(), Stage.STUDY);
        }
    }

    private Optional<String> studyOf(String series) {
        return studyDepth.isEmpty()
                ? Optional.empty()
                : Optional.of(layout.nameOf(Path.of(series).subpath(0, studyDepth.getAsInt())));
    }
}
