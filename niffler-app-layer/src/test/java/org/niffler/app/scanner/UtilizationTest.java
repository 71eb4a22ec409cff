package org.niffler.app.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.niffler.app.scanner.Exams.DAY;
import static org.niffler.app.scanner.Exams.exam;
import static org.niffler.app.scanner.Exams.on;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UtilizationTest {

    private static final Exam ON_CT2 = on("CT2", exam("A", "s1", "10:00:00", "10:10:00"));
    private static final Exam ON_CT1 = on("CT1", exam("B", "s2", "10:00:00", "10:10:00"));

    @Test
    void reportsScannersInTheOrderOfTheirNumbers() {
        UtilizationDay day = all().day(DAY, Stream.of(ON_CT2, ON_CT1));

        assertThat(day.scanners()).extracting(ScannerDay::scanner).containsExactly("CT1", "CT2");
        assertThat(day.isEmpty()).isFalse();
    }

    @Test
    void onePatientAtTwoScannersHasEncountersAtBoth() {
        Exam elsewhere = on("CT2", exam("B", "s2", "10:00:00", "10:10:00"));

        UtilizationDay day = all().day(DAY, Stream.of(elsewhere, ON_CT1));

        assertThat(day.scanners()).extracting(ScannerDay::studies).containsExactly(1, 1);
    }

    @Test
    void ofAListReportsTheListedScannersOnlyUsedOrNot() {
        Utilization listed = listed(Map.of("MR9", "North", "CT2", "", "AB1", "South"));

        List<ScannerDay> scanners = listed.day(DAY, Stream.of(ON_CT2, ON_CT1)).scanners();

        assertThat(scanners).extracting(ScannerDay::scanner).containsExactly("AB1", "CT2", "MR9");
        assertThat(scanners)
                .extracting(ScannerDay::institute)
                .containsExactly(Optional.of("South"), Optional.empty(), Optional.of("North"));
        assertThat(scanners).extracting(scanner -> scanner.encounters().size()).containsExactly(0, 1, 0);
        assertThat(listed.reports("CT1")).isFalse();
        assertThat(listed.reports("CT2")).isTrue();
    }

    @Test
    void aDayWithoutExamsIsEmpty() {
        assertThat(all().day(DAY, Stream.empty())).isEqualTo(new UtilizationDay(DAY, List.of()));
        assertThat(all().day(DAY, Stream.empty()).isEmpty()).isTrue();
        assertThat(listed(Map.of("CT2", "")).day(DAY, Stream.of(ON_CT1)).isEmpty())
                .isTrue();
    }

    @Test
    void refusesAnExamOfAnotherDay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> all().day(DAY.plusDays(1), Stream.of(ON_CT1)))
                .withMessage("an exam of 2020-06-01 is among those of 2020-06-02");
    }

    private static Utilization all() {
        return new Utilization(Encounters.DEFAULT_GAP, Optional.empty());
    }

    private static Utilization listed(Map<String, String> scanners) {
        return new Utilization(Encounters.DEFAULT_GAP, Optional.of(scanners));
    }
}
