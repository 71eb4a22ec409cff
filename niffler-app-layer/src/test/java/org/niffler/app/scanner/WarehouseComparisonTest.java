package org.niffler.app.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.niffler.app.scanner.Exams.DAY;
import static org.niffler.app.scanner.Exams.exam;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.niffler.app.scanner.ComparedExam.Known;

class WarehouseComparisonTest {

    private static final Utilization ALL = new Utilization(Encounters.DEFAULT_GAP, Optional.empty());

    @Test
    void anExamIsComparedWithTheEncounterOfItsPatient() {
        List<ComparedExam> compared =
                compare(List.of(exam("A", "s1", "10:00:00", "10:30:00")), noted("A", "10:05:00", "10:20:00"));

        assertThat(compared).singleElement().satisfies(exam -> {
            assertThat(exam.known()).isEqualTo(Known.BOTH);
            assertThat(exam.startDifference()).contains(Duration.ofMinutes(5));
            assertThat(exam.endDifference()).contains(Duration.ofMinutes(-10));
            assertThat(exam.durationDifference()).contains(Duration.ofMinutes(-15));
            assertThat(exam.shared()).contains(Duration.ofMinutes(15));
            assertThat(exam.doubleBooked()).isZero();
        });
    }

    @Test
    void theEncounterThatSharesMostTimeIsTaken() {
        List<ComparedExam> compared = compare(
                List.of(exam("A", "s1", "10:00:00", "10:30:00"), exam("A", "s2", "11:00:00", "11:30:00")),
                noted("A", "10:20:00", "11:25:00"));

        assertThat(compared).extracting(ComparedExam::known).containsExactly(Known.ONLY_IMAGES, Known.BOTH);
        assertThat(compared.get(1).startDifference()).contains(Duration.ofMinutes(-40));
    }

    @Test
    void elseTheNearestIsTakenWithinTheReach() {
        List<ComparedExam> compared = compare(
                List.of(exam("A", "s1", "08:00:00", "08:30:00"), exam("A", "s2", "14:00:00", "14:30:00")),
                noted("A", "10:00:00", "10:10:00"));

        assertThat(compared).extracting(ComparedExam::known).containsExactly(Known.BOTH, Known.ONLY_IMAGES);
        assertThat(compared.get(0).startDifference()).contains(Duration.ofHours(2));
        assertThat(compared.get(0).shared()).contains(Duration.ZERO);
    }

    @Test
    void whatIsFurtherAwayIsAnotherVisit() {
        List<ComparedExam> compared =
                compare(List.of(exam("A", "s1", "08:00:00", "08:30:00")), noted("A", "12:30:01", "12:40:00"));

        assertThat(compared).extracting(ComparedExam::known).containsExactly(Known.ONLY_IMAGES, Known.ONLY_WAREHOUSE);
    }

    @Test
    void anotherPatientOrScannerIsNoMatch() {
        List<ComparedExam> compared = compare(
                List.of(exam("A", "s1", "10:00:00", "10:30:00")),
                noted("B", "10:00:00", "10:30:00"),
                new WarehouseExam("A", DAY.atTime(10, 0), DAY.atTime(10, 30), "CT2"));

        assertThat(compared)
                .extracting(exam -> exam.scanner() + " " + exam.patient() + " " + exam.known())
                .containsExactly("CT1 A ONLY_IMAGES", "CT1 B ONLY_WAREHOUSE", "CT2 A ONLY_WAREHOUSE");
    }

    @Test
    void twoExamsOfTheWarehouseMayBeOneEncounter() {
        List<ComparedExam> compared = compare(
                List.of(exam("A", "s1", "10:00:00", "10:30:00")),
                noted("A", "10:00:00", "10:15:00"),
                noted("A", "10:15:00", "10:30:00"));

        assertThat(compared).extracting(ComparedExam::known).containsExactly(Known.BOTH, Known.BOTH);
        assertThat(compared).extracting(ComparedExam::doubleBooked).containsOnly(Duration.ZERO);
    }

    @Test
    void minutesThatTheWarehouseHasTwiceAreCountedOnce() {
        List<ComparedExam> compared = compare(
                List.of(),
                noted("A", "10:00:00", "11:00:00"),
                noted("B", "10:30:00", "11:30:00"),
                noted("C", "10:45:00", "10:50:00"));

        assertThat(compared)
                .extracting(exam -> exam.patient() + " " + exam.doubleBooked().toMinutes())
                .containsExactly("A 30", "B 30", "C 5");
    }

    @Test
    void exactCopiesInTheWarehouseAreBookedTwice() {
        List<ComparedExam> compared =
                compare(List.of(), noted("A", "10:00:00", "10:10:00"), noted("A", "10:00:00", "10:10:00"));

        assertThat(compared).extracting(ComparedExam::doubleBooked).containsOnly(Duration.ofMinutes(10));
    }

    @Test
    void otherDaysAndScannersThatAreNotListedAreLeftOut() {
        Utilization listed = new Utilization(Encounters.DEFAULT_GAP, Optional.of(Map.of("CT1", "")));
        WarehouseExam tomorrow = new WarehouseExam(
                "A", DAY.plusDays(1).atTime(10, 0), DAY.plusDays(1).atTime(10, 30), "CT1");
        WarehouseExam unlisted = new WarehouseExam("A", DAY.atTime(10, 0), DAY.atTime(10, 30), "CT2");

        assertThat(new WarehouseComparison(Stream.of(tomorrow, unlisted), listed, WarehouseComparison.DEFAULT_REACH)
                        .compare(listed.day(DAY, Stream.empty())))
                .isEmpty();
    }

    @Test
    void anExamAfterMidnightIsComparedWithTheEncounterThatStillGoesOn() {
        LocalDate next = DAY.plusDays(1);
        Exam images = new Exam(DAY, "CT1", "A", "s1", "CHEST", "CT", DAY.atTime(23, 55), next.atTime(0, 30), 2);
        WarehouseExam late = new WarehouseExam("A", next.atTime(0, 5), next.atTime(0, 35), "CT1");
        WarehouseExam another = new WarehouseExam("B", next.atTime(0, 10), next.atTime(0, 20), "CT1");
        WarehouseComparison comparison = comparison(List.of(late, late, another));

        List<ComparedExam> first = comparison.compare(ALL.day(DAY, Stream.of(images)));
        List<ComparedExam> second = comparison.compare(ALL.day(next, Stream.empty()));

        assertThat(first).extracting(ComparedExam::known).containsExactly(Known.BOTH, Known.BOTH);
        assertThat(first.get(0).startDifference()).contains(Duration.ofMinutes(10));
        assertThat(first.get(0).shared()).contains(Duration.ofMinutes(25));
        assertThat(second).extracting(ComparedExam::patient).containsExactly("B");
    }

    private static WarehouseExam noted(String patient, String start, String end) {
        return new WarehouseExam(patient, DAY.atTime(LocalTime.parse(start)), DAY.atTime(LocalTime.parse(end)), "CT1");
    }

    /** With the warehouse's exams in both orders, as the outcome must not depend on it. */
    private static List<ComparedExam> compare(List<Exam> images, WarehouseExam... exams) {
        UtilizationDay day = ALL.day(DAY, images.stream());
        List<ComparedExam> compared = comparison(List.of(exams)).compare(day);
        List<WarehouseExam> reversed = Stream.iterate(exams.length - 1, i -> i >= 0, i -> i - 1)
                .map(i -> exams[i])
                .toList();
        assertThat(comparison(reversed).compare(day)).isEqualTo(compared);
        return compared;
    }

    private static WarehouseComparison comparison(List<WarehouseExam> exams) {
        return new WarehouseComparison(exams.stream(), ALL, WarehouseComparison.DEFAULT_REACH);
    }
}
