package org.niffler.app.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CohortTest {

    private final Cohort cohort = new Cohort();

    @Test
    void countsPatientsStudiesSeriesAndDocumentsOnceEach() {
        cohort.add("P1", "S1", "", "1", List.of());
        cohort.add("P1", "S1", "A1", "1", List.of());
        cohort.add("P1", "S1", "", "2", List.of());
        cohort.add("P1", "S2", "", "3", List.of());
        cohort.add("P2", "S3", "", "4", List.of());

        assertThat(cohort.size()).isEqualTo(new CohortSize(2, 3, 4, 5));
        assertThat(cohort.studies())
                .containsExactly(
                        new CohortStudy("P1", "S1", "A1", 2, 3),
                        new CohortStudy("P1", "S2", "", 1, 1),
                        new CohortStudy("P2", "S3", "", 1, 1));
        assertThat(cohort.groups()).isEmpty();
    }

    @Test
    void givesAStudyThatIsKnownUnderTwoPatientIdsARowForEach() {
        cohort.add("old", "S1", "", "1", List.of());
        cohort.add("new", "S1", "", "2", List.of());

        assertThat(cohort.studies()).extracting(CohortStudy::patientId).containsExactly("new", "old");
    }

    @Test
    void countsAStudyWithTwoValuesInBothGroups() {
        cohort.add("P1", "S1", "", "1", List.of("GE", "CT"));
        cohort.add("P1", "S1", "", "1", List.of("GE", "CT"));
        cohort.add("P1", "S1", "", "2", List.of("GE", "SR"));
        cohort.add("P2", "S2", "", "3", List.of("GE", "CT"));

        assertThat(cohort.groups())
                .containsExactly(
                        new CohortGroup(List.of("GE", "CT"), 2, 2, 2, 3),
                        new CohortGroup(List.of("GE", "SR"), 1, 1, 1, 1));
    }

    @Test
    void countsAStudyOfManySeries() {
        for (int i = 0; i < 5_000; i++) {
            cohort.add("P1", "S1", "", "1.2.840.113619.2." + i, List.of("g"));
            cohort.add("P1", "S1", "", "1.2.840.113619.2." + i, List.of("g"));
        }

        assertThat(cohort.size()).isEqualTo(new CohortSize(1, 1, 5_000, 10_000));
        assertThat(cohort.groups()).containsExactly(new CohortGroup(List.of("g"), 1, 1, 5_000, 10_000));
    }
}
