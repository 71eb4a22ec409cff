package org.niffler.meta.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.dicom.file.SeriesLayout;
import org.niffler.dicom.file.StoragePath;
import org.niffler.meta.state.WorkflowIntake;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.workflow.Workflow;
import org.niffler.workflow.WorkflowFile;
import org.niffler.workflow.match.HeaderMatching;
import org.niffler.workflow.run.Offer;
import org.niffler.workflow.run.RunUnit;

class LiveIntakeTest {

    private static final Duration STUDY_QUIET = Duration.ofMinutes(15);

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock();
    private final List<Workflow> workflows = new ArrayList<>();
    private final List<String> offered = new ArrayList<>();
    private boolean refusing;
    private SeriesLayout layout;
    private WorkflowIntake state;
    private LiveIntake intake;

    @BeforeEach
    void open() throws IOException {
        layout = SeriesLayout.of(folder.resolve("storage"), StoragePath.parse(StoragePath.DEFAULT))
                .orElseThrow();
        state = WorkflowIntake.open(folder.resolve("state"), false, clock);
        intake = new LiveIntake(
                layout,
                OptionalInt.of(2),
                STUDY_QUIET,
                () -> workflows,
                new HeaderMatching(),
                this::offer,
                state,
                clock);
    }

    @AfterEach
    void close() throws IOException {
        state.close();
    }

    private Offer offer(Workflow workflow, RunUnit unit) throws IOException {
        if (refusing) {
            throw new IOException("the disk is full");
        }
        offered.add(workflow.name() + " " + unit.place() + " " + unit.instances());
        return Offer.QUEUED;
    }

    @Test
    void asksOnceAboutASeriesThatIsComplete() throws IOException, InterruptedException {
        workflow("a", "{\"filter\": \"Modality = MR\", \"command\": [\"true\"]}");
        workflow("b", "{\"filter\": \"Modality = CT\", \"command\": [\"true\"]}");
        String series = store(SyntheticStudy.mr("P1").instances(2)).get(0);

        intake.arriving(series);
        intake.ask();
        assertThat(offered).isEmpty();
        intake.complete(series);
        intake.ask();
        intake.ask();

        assertThat(offered).containsExactly("a " + series + " 2");
        assertThat(intake.holds(series)).isFalse();
    }

    @Test
    void keepsASeriesAboutWhichItCannotAskAndTriesAgain() throws IOException, InterruptedException {
        workflow("a", "{\"filter\": \"Modality = MR\", \"command\": [\"true\"]}");
        String series = store(SyntheticStudy.mr("P1")).get(0);
        refusing = true;

        intake.complete(series);
        intake.ask();
        refusing = false;
        intake.ask();
        assertThat(offered).as("not at once").isEmpty();
        assertThat(intake.holds(series)).isTrue();
        clock.advance(Duration.ofSeconds(31));
        intake.ask();

        assertThat(offered).hasSize(1);
        assertThat(intake.holds(series)).isFalse();
    }

    @Test
    void asksAboutAStudyOnlyWhenNothingOfItArrivesAnyMore() throws IOException, InterruptedException {
        workflow("whole", "{\"filter\": \"Modality = MR\", \"unit\": \"study\", \"command\": [\"true\"]}");
        List<String> series = store(SyntheticStudy.mr("P1").series(2).instances(3));
        String study = series.get(0).substring(0, series.get(0).lastIndexOf('/'));

        intake.complete(series.get(0));
        intake.ask();
        intake.arriving(series.get(1));
        clock.advance(STUDY_QUIET.plusSeconds(1));
        intake.ask();
        assertThat(offered).as("a series of it arrives").isEmpty();
        assertThat(intake.holds(series.get(0)))
                .as("it is not deleted meanwhile")
                .isTrue();
        intake.complete(series.get(1));
        intake.ask();
        assertThat(offered).isEmpty();
        clock.advance(STUDY_QUIET);
        intake.ask();

        assertThat(offered).containsExactly("whole " + study + " 6");
        assertThat(intake.size()).isZero();
    }

    @Test
    void asksAboutAStudyThoughTheClockWasSetBackAfterItArrived() throws IOException, InterruptedException {
        workflow("whole", "{\"filter\": \"Modality = MR\", \"unit\": \"study\", \"command\": [\"true\"]}");
        String series = store(SyntheticStudy.mr("P1")).get(0);

        clock.advance(Duration.ofDays(365));
        intake.complete(series);
        intake.ask();
        assertThat(offered).as("more of it may come").isEmpty();
        clock.advance(Duration.ofDays(-365));
        intake.ask();

        assertThat(offered).hasSize(1);
        assertThat(intake.size()).isZero();
    }

    @Test
    void forgetsASeriesThatIsGone() throws IOException, InterruptedException {
        workflow("a", "{\"filter\": \"Modality = MR\", \"command\": [\"true\"]}");

        intake.complete("P1/1.2/1.2.3");
        intake.ask();

        assertThat(offered).isEmpty();
        assertThat(intake.size()).isZero();
    }

    @Test
    void namesTheFileOfAnInstance() throws IOException, InterruptedException {
        workflow("each", "{\"filter\": \"InstanceNumber = 2\", \"unit\": \"instance\", \"command\": [\"true\"]}");
        String series = store(SyntheticStudy.mr("P1").instances(3)).get(0);

        intake.complete(series);
        intake.ask();

        assertThat(offered).hasSize(1);
        assertThat(offered.get(0)).matches("each " + series + "/[0-9.]+\\.dcm 1");
    }

    private void workflow(String name, String text) throws IOException {
        Path file = folder.resolve(name + ".json");
        Files.writeString(file, text);
        workflows.add(WorkflowFile.read(file).workflow().orElseThrow());
    }

    /** Puts a study where the service would, and gives the folders of its series. */
    private List<String> store(SyntheticStudy synthetic) throws IOException {
        WrittenStudy study = synthetic.writeTo(folder.resolve("in"));
        List<String> series = new ArrayList<>();
        for (WrittenInstance instance : study.instances()) {
            Path target = layout.root()
                    .resolve(Path.of("P1", instance.studyUid(), instance.seriesUid(), instance.sopUid() + ".dcm"));
            Files.createDirectories(target.getParent());
            Files.move(instance.file(), target);
            String name = layout.nameOf(target.getParent());
            if (!series.contains(name)) {
                series.add(name);
            }
        }
        return series;
    }

    private static final class SettableClock extends Clock {

        private Instant now = Instant.parse("2026-11-21T10:00:00Z");

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
