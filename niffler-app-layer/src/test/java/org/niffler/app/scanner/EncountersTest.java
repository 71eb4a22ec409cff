package org.niffler.app.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.niffler.app.scanner.Exams.as;
import static org.niffler.app.scanner.Exams.exam;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EncountersTest {

    private final Encounters encounters = new Encounters(Encounters.DEFAULT_GAP);

    @Test
    void anExamIsAnEncounter() {
        Exam exam = as("CHEST", "CT", 4, exam("A", "s1", "10:00:00", "10:12:30"));

        assertThat(encounters.of(List.of(exam)))
                .containsExactly(new Encounter(
                        "A", exam.start(), exam.end(), 1, 4, new TreeSet<>(List.of("CT")), List.of("CHEST")));
    }

    @Test
    void anExamInsideAnotherJoinsIt() {
        assertThat(times(exam("A", "s1", "10:00:00", "11:00:00"), exam("A", "s2", "10:20:00", "10:30:00")))
                .containsExactly("A 10:00-11:00 2 studies");
    }

    @Test
    void anExamThatContainsAnotherJoinsIt() {
        assertThat(times(exam("A", "s1", "10:20:00", "10:30:00"), exam("A", "s2", "10:00:00", "11:00:00")))
                .containsExactly("A 10:00-11:00 2 studies");
    }

    @Test
    void anExamThatOverlapsAnotherJoinsIt() {
        assertThat(times(exam("A", "s1", "10:20:00", "10:50:00"), exam("A", "s2", "10:00:00", "10:30:00")))
                .containsExactly("A 10:00-10:50 2 studies");
    }

    @Test
    void anExamLessThanTheGapAfterTheEndJoins() {
        assertThat(times(exam("A", "s1", "10:00:00", "10:10:00"), exam("A", "s2", "10:29:59", "10:40:00")))
                .containsExactly("A 10:00-10:40 2 studies");
    }

    @Test
    void anExamLessThanTheGapBeforeTheStartJoins() {
        assertThat(times(exam("A", "s1", "10:30:00", "10:40:00"), exam("A", "s2", "10:00:00", "10:10:01")))
                .containsExactly("A 10:00-10:40 2 studies");
    }

    @Test
    void anExamAtExactlyTheGapIsAnotherEncounter() {
        assertThat(times(exam("A", "s1", "10:00:00", "10:10:00"), exam("A", "s2", "10:30:00", "10:40:00")))
                .containsExactly("A 10:00-10:10 1 studies", "A 10:30-10:40 1 studies");
    }

    @Test
    void anExamBetweenTwoEncountersMakesOneOfThem() {
        assertThat(times(
                        exam("A", "s1", "10:00:00", "10:10:00"),
                        exam("A", "s2", "10:40:00", "10:50:00"),
                        exam("A", "s3", "10:25:00", "10:26:00")))
                .containsExactly("A 10:00-10:50 3 studies");
    }

    @Test
    void anEncounterGoesOnAfterMidnight() {
        Exam late = exam("A", "s1", "23:50:00", "00:20:00");

        assertThat(encounters.of(List.of(late)))
                .singleElement()
                .satisfies(encounter -> assertThat(encounter.duration()).isEqualTo(Duration.ofMinutes(30)));
    }

    @Test
    void anExamOfOneInstantIsAnEncounterWithoutLength() {
        assertThat(times(exam("A", "s1", "10:00:00", "10:00:00"))).containsExactly("A 10:00-10:00 1 studies");
    }

    @Test
    void patientsHaveEncountersOfTheirOwnEvenAtTheSameTime() {
        assertThat(times(exam("B", "s2", "10:00:00", "10:30:00"), exam("A", "s1", "10:00:00", "10:10:00")))
                .containsExactly("A 10:00-10:10 1 studies", "B 10:00-10:30 1 studies");
    }

    @Test
    void aStudyOfTwoModalitiesIsOneStudyAndItsSeriesAddUp() {
        Exam ct = as("PET/CT", "CT", 3, exam("A", "s1", "10:00:00", "10:10:00"));
        Exam mr = as("PET/CT", "MR", 2, exam("A", "s1", "10:05:00", "10:20:00"));

        assertThat(encounters.of(List.of(mr, ct))).singleElement().satisfies(encounter -> {
            assertThat(encounter.studies()).isEqualTo(1);
            assertThat(encounter.series()).isEqualTo(5);
            assertThat(encounter.modalities()).containsExactly("CT", "MR");
        });
    }

    @Test
    void descriptionsAreJoinedInTheOrderOfTheExamsEachOnce() {
        Exam abdomen = as("ABDOMEN", "CT", 1, exam("A", "s2", "10:12:00", "10:20:00"));
        Exam chest = as("CHEST", "CT", 1, exam("A", "s1", "10:00:00", "10:10:00"));
        Exam again = as("CHEST", "CT", 1, exam("A", "s3", "10:25:00", "10:30:00"));

        assertThat(encounters.of(List.of(again, abdomen, chest)))
                .singleElement()
                .satisfies(encounter -> assertThat(encounter.description()).isEqualTo("CHEST::ABDOMEN"));
    }

    @Test
    void aGapOfZeroStillJoinsWhatSharesAnInstant() {
        List<Exam> exams = List.of(
                exam("A", "s1", "10:00:00", "10:10:00"),
                exam("A", "s2", "10:10:00", "10:20:00"),
                exam("A", "s3", "10:20:01", "10:30:00"));

        assertThat(new Encounters(Duration.ZERO).of(exams)).hasSize(2);
    }

    @Test
    void refusesANegativeGap() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Encounters(Duration.ofMinutes(-1)))
                .withMessage("the gap between encounters is negative");
    }

    /** In both orders, as the outcome must not depend on it. */
    private List<String> times(Exam... exams) {
        List<Exam> reversed = new ArrayList<>(List.of(exams));
        Collections.reverse(reversed);
        assertThat(encounters.of(reversed)).isEqualTo(encounters.of(List.of(exams)));
        return encounters.of(List.of(exams)).stream()
                .map(encounter -> encounter.patient() + " " + encounter.start().toLocalTime() + "-"
                        + encounter.end().toLocalTime() + " " + encounter.studies() + " studies")
                .toList();
    }
}
