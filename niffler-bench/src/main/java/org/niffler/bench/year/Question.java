package org.niffler.bench.year;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the application layer is asked of a year.
 *
 * @param index by which the store finds the documents
 * @param arguments the command and its options
 * @param isLong whether once is enough
 */
record Question(String label, String index, List<String> arguments, boolean isLong) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final int DAYS_OF_A_MONTH = 30;

    Question {
        arguments = List.copyOf(arguments);
    }

    /** Of the middle of the year, and of all of it. */
    static List<Question> of(YearPlan plan) {
        LocalDate middle = plan.firstDay().plusDays(plan.days() / 2);
        LocalDate last = plan.firstDay().plusDays(plan.days() - 1L);
        LocalDate monthLater = middle.plusDays(DAYS_OF_A_MONTH - 1L);
        String from = DAY.format(middle);
        String to = DAY.format(monthLater.isAfter(last) ? last : monthLater);
        List<String> identity = List.of("--pseudonym-key", "pseudonym.key");
        return List.of(
                new Question(
                        "`utilization`, a day",
                        "StudyDate",
                        joined(List.of("utilization", "--date", from), identity),
                        false),
                new Question(
                        "`utilization`, all days",
                        "StudyDate, day by day",
                        joined(
                                List.of("utilization", "--from", DAY.format(plan.firstDay()), "--to", DAY.format(last)),
                                joined(List.of("--layout", "tidy"), identity)),
                        true),
                new Question(
                        "`clock-calibration`, 30 days",
                        "_niffler.receivedAt",
                        List.of("clock-calibration", "--from", from, "--to", to),
                        false),
                cohort(
                        "`cohort`, of 30 days",
                        "StudyDate",
                        "Modality = MR and BodyPartExamined ~ /head|brain/i and StudyDate between " + from + " and "
                                + to),
                cohort("`cohort`, of all", "none", "BodyPartExamined ~ /head|brain/i and SliceThickness < 1"));
    }

    private static Question cohort(String label, String index, String filter) {
        return new Question(label, index, List.of("cohort", "--filter", filter), false);
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
