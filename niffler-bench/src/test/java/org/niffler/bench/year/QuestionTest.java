package org.niffler.bench.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class QuestionTest {

    private static YearPlan plan(int days) {
        return new YearPlan(1, 1_000, 10, LocalDate.of(2025, 1, 1), days, ZoneOffset.UTC);
    }

    @Test
    void asksOfTheMiddleOfTheYearAndOfAllOfIt() {
        assertThat(Question.of(plan(365)))
                .extracting(question -> String.join(" ", question.arguments()))
                .containsExactly(
                        "utilization --date 20250702 --pseudonym-key pseudonym.key",
                        "utilization --from 20250101 --to 20251231 --layout tidy --pseudonym-key pseudonym.key",
                        "clock-calibration --from 20250702 --to 20250731",
                        "cohort --filter Modality = MR and BodyPartExamined ~ /head|brain/i and StudyDate between 20250702"
                                + " and 20250731",
                        "cohort --filter BodyPartExamined ~ /head|brain/i and SliceThickness < 1");
    }

    @Test
    void asksOfNoDayBehindTheLast() {
        assertThat(Question.of(plan(10)).get(2).arguments())
                .containsExactly("clock-calibration", "--from", "20250106", "--to", "20250110");
    }
}
