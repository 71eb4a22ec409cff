package org.niffler.meta.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.meta.state.WorkflowIntake.Stage;
import org.niffler.meta.state.WorkflowIntake.Waiting;

class WorkflowIntakeTest {

    @TempDir
    private Path folder;

    @Test
    void knowsAfterARestartWhatArrivedAndWasNotAskedAbout() throws IOException {
        try (WorkflowIntake intake = open()) {
            intake.put("P1/1/1.1", Stage.ARRIVING);
            intake.put("P1/1/1.2", Stage.ARRIVING);
            intake.put("P1/1/1.2", Stage.COMPLETE);
            intake.put("P2/2/2.1", Stage.COMPLETE);
            intake.done(intake.find("P2/2/2.1").orElseThrow());
        }

        try (WorkflowIntake intake = open()) {
            assertThat(intake.all())
                    .extracting(Waiting::folder, Waiting::stage)
                    .containsExactlyInAnyOrder(tuple("P1/1/1.1", Stage.ARRIVING), tuple("P1/1/1.2", Stage.COMPLETE));
        }
    }

    @Test
    void goesOnWithASeriesThatHasChangedWhileItWasAskedAbout() throws IOException {
        try (WorkflowIntake intake = open()) {
            intake.put("P1/1/1.1", Stage.COMPLETE);
            Waiting asked = intake.find("P1/1/1.1").orElseThrow();
            intake.put("P1/1/1.1", Stage.ARRIVING);

            intake.done(asked);

            assertThat(intake.find("P1/1/1.1").orElseThrow().stage()).isEqualTo(Stage.ARRIVING);
        }
    }

    @Test
    void holdsASeriesAlsoByItsStudy() throws IOException {
        try (WorkflowIntake intake = open()) {
            intake.put("P1/1", Stage.STUDY);

            assertThat(intake.holds("P1/1/1.1")).isTrue();
            assertThat(intake.holds("P1/1")).isTrue();
            assertThat(intake.holds("P1/12/1.1")).isFalse();
            assertThat(intake.holds("P1")).isFalse();
            assertThat(intake.hasSeriesBelow("P1/1")).isFalse();
            intake.put("P1/1/1.1", Stage.ARRIVING);
            assertThat(intake.hasSeriesBelow("P1/1")).isTrue();
        }
    }

    @Test
    void passesOverALineThatACrashHasTornOrADiskDamaged() throws IOException {
        try (WorkflowIntake intake = open()) {
            intake.put("P1/1/1.1", Stage.COMPLETE);
        }
        Path file = folder.resolve("workflow_intake");
        Files.writeString(file, "{\"folder\": damaged}\n{\"folder\":\"P2", StandardOpenOption.APPEND);

        try (WorkflowIntake intake = open()) {
            assertThat(intake.all()).extracting(Waiting::folder).containsExactly("P1/1/1.1");
            intake.put("P3/3/3.1", Stage.COMPLETE);
        }
        try (WorkflowIntake intake = open()) {
            assertThat(intake.size()).isEqualTo(2);
        }
    }

    @Test
    void doesNotGrowWithWhatIsDone() throws IOException {
        try (WorkflowIntake intake = open()) {
            intake.put("P0/0/0.1", Stage.ARRIVING);
            for (int i = 0; i < 12_000; i++) {
                String series = "P1/1/" + i;
                intake.put(series, Stage.COMPLETE);
                intake.done(intake.find(series).orElseThrow());
            }
        }

        assertThat(Files.readAllLines(folder.resolve("workflow_intake"))).hasSizeLessThan(10_100);
        try (WorkflowIntake intake = open()) {
            assertThat(intake.all()).extracting(Waiting::folder).containsExactly("P0/0/0.1");
        }
    }

    private WorkflowIntake open() throws IOException {
        return WorkflowIntake.open(folder, false, Clock.systemUTC());
    }
}
