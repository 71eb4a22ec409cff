package org.niffler.app.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;
import static org.niffler.app.scanner.Exams.DAY;
import static org.niffler.app.scanner.Exams.as;
import static org.niffler.app.scanner.Exams.exam;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScannerDayTest {

    /**
     * The day by hand: A is there 8:00 to 8:30 (30 minutes), B 9:00 to 9:45 (45), of which two exams 5 minutes apart; A
     * again 9:40 to 10:00 (20), overlapping B for 5; C 23:30 to 0:30 (60). Busy 155 minutes of the 990 between 8:00 and
     * 0:30. Idle 8:30 to 9:00 and 10:00 to 23:30, 840 minutes.
     */
    private final ScannerDay day = day(
            as("CHEST", "CT", 2, exam("A", "s1", "08:00:00", "08:30:00")),
            as("CHEST", "CT", 3, exam("B", "s2", "09:00:00", "09:20:00")),
            as("ABDOMEN", "CT", 4, exam("B", "s3", "09:25:00", "09:45:00")),
            as("CHEST", "MR", 5, exam("A", "s4", "09:40:00", "10:00:00")),
            as("HEAD", "CT", 6, exam("C", "s5", "23:30:00", "00:30:00")));

    @Test
    void countsPatientsStudiesAndSeries() {
        assertThat(day.encounters()).hasSize(4);
        assertThat(day.patients()).isEqualTo(3);
        assertThat(day.studies()).isEqualTo(5);
        assertThat(day.series()).isEqualTo(20);
        assertThat(day.modalities()).containsExactly("CT", "MR");
    }

    @Test
    void knowsWhenItWasUsedFirstAndLast() {
        assertThat(day.firstUse()).contains(DAY.atTime(8, 0));
        assertThat(day.lastUse()).contains(DAY.plusDays(1).atTime(0, 30));
    }

    @Test
    void utilizationIsTheEncountersShareOfTheTimeBetweenFirstAndLastUse() {
        assertThat(day.busy()).isEqualTo(Duration.ofMinutes(155));
        assertThat(day.utilizationPercent().orElseThrow()).isCloseTo(100.0 * 155 / 990, offset(1e-9));
    }

    @Test
    void isIdleWhenNobodyIsThere() {
        assertThat(day.gaps())
                .containsExactly(
                        new Span(DAY.atTime(8, 30), DAY.atTime(9, 0)), new Span(DAY.atTime(10, 0), DAY.atTime(23, 30)));
        assertThat(day.idle()).isEqualTo(Duration.ofMinutes(840));
        assertThat(day.longestGap()).isEqualTo(Duration.ofMinutes(810));
    }

    @Test
    void twoPatientsAtATimeAreAnOverlap() {
        assertThat(day.overlaps()).singleElement().satisfies(overlap -> {
            assertThat(overlap.first().patient()).isEqualTo("B");
            assertThat(overlap.second().patient()).isEqualTo("A");
            assertThat(overlap.span()).isEqualTo(new Span(DAY.atTime(9, 40), DAY.atTime(9, 45)));
        });
    }

    @Test
    void medianOfEncountersByDescription() {
        assertThat(day.descriptions())
                .containsExactly(
                        new DescriptionUse("CHEST", 2, Duration.ofMinutes(25)),
                        new DescriptionUse("CHEST::ABDOMEN", 1, Duration.ofMinutes(45)),
                        new DescriptionUse("HEAD", 1, Duration.ofMinutes(60)));
    }

    @Test
    void medianOfThreeIsTheMiddleOne() {
        ScannerDay three = day(
                as("CHEST", "CT", 1, exam("A", "s1", "08:00:00", "08:10:00")),
                as("CHEST", "CT", 1, exam("B", "s2", "09:00:00", "09:59:00")),
                as("CHEST", "CT", 1, exam("C", "s3", "10:00:00", "10:12:00")));

        assertThat(three.descriptions()).containsExactly(new DescriptionUse("CHEST", 3, Duration.ofMinutes(12)));
    }

    @Test
    void aScannerThatWasNotUsedHasNoUtilization() {
        ScannerDay unused = day();

        assertThat(unused.utilizationPercent()).isEmpty();
        assertThat(unused.firstUse()).isEmpty();
        assertThat(unused.lastUse()).isEmpty();
        assertThat(unused.busy()).isZero();
        assertThat(unused.gaps()).isEmpty();
        assertThat(unused.longestGap()).isZero();
    }

    @Test
    void aScannerUsedAtOneInstantHasNoUtilization() {
        ScannerDay instant = day(exam("A", "s1", "08:00:00", "08:00:00"));

        assertThat(instant.utilizationPercent()).isEmpty();
        assertThat(instant.firstUse()).isEqualTo(instant.lastUse());
    }

    @Test
    void oneEncounterIsAUtilizationOfAHundredPercent() {
        assertThat(day(exam("A", "s1", "08:00:00", "08:30:00"))
                        .utilizationPercent()
                        .orElseThrow())
                .isCloseTo(100, within(1e-9));
    }

    @Test
    void encountersThatTouchDoNotOverlap() {
        ScannerDay touching = day(exam("A", "s1", "08:00:00", "08:30:00"), exam("B", "s2", "08:30:00", "09:00:00"));

        assertThat(touching.overlaps()).isEmpty();
        assertThat(touching.gaps()).isEmpty();
    }

    @Test
    void anInstantWithinAnotherPatientsEncounterIsAnOverlap() {
        ScannerDay within = day(exam("A", "s1", "08:00:00", "08:30:00"), exam("B", "s2", "08:10:00", "08:10:00"));

        assertThat(within.overlaps())
                .singleElement()
                .satisfies(overlap -> assertThat(overlap.length()).isZero());
    }

    private static ScannerDay day(Exam... exams) {
        return new ScannerDay(DAY, "CT1", Optional.empty(), new Encounters(Encounters.DEFAULT_GAP).of(List.of(exams)));
    }
}
