package org.niffler.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In 2026 clocks leap ahead on 8 March (New York) and 29 March (Berlin), and back on 1 November and 25 October. */
class RecurrenceTest {

    private static final String BERLIN = "[Europe/Berlin]";
    private static final String NEW_YORK = "[America/New_York]";

    private static void assertNext(String recurrence, String after, String next) {
        assertThat(Recurrence.parse(recurrence).next(ZonedDateTime.parse(after)))
                .isEqualTo(ZonedDateTime.parse(next));
    }

    private static List<String> nextThree(String recurrence, String after) {
        Recurrence parsed = Recurrence.parse(recurrence);
        return Stream.iterate(parsed.next(ZonedDateTime.parse(after)), parsed::next)
                .limit(3)
                .map(ZonedDateTime::toOffsetDateTime)
                .map(Object::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "23:59, 2026-11-21T10:00:00,     2026-11-21T23:59",
        "23:59, 2026-11-21T23:58:59.999, 2026-11-21T23:59",
        "23:59, 2026-11-21T23:59:00,     2026-11-22T23:59",
        "23:59, 2026-11-21T23:59:00.001, 2026-11-22T23:59",
        "0:00,  2026-12-31T00:00:00,     2027-01-01T00:00",
        "9:05,  2026-11-21T10:00:00,     2026-11-22T09:05"
    })
    void happensEveryDayAtItsTime(String time, String after, String next) {
        assertNext(time, after + "+01:00" + BERLIN, next + "+01:00" + BERLIN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "59 23 * * *     | 2026-11-21T23:59",
                "*/30 * * * *    | 2026-11-21T10:30",
                "0 3 * * 1-5     | 2026-11-23T03:00",
                "0 3 * * MON-FRI | 2026-11-23T03:00",
                "0 3 * * 0       | 2026-11-22T03:00",
                "0 3 * * 7       | 2026-11-22T03:00",
                "0 3 1 * *       | 2026-12-01T03:00",
                "0 3 1 * 1       | 2026-11-23T03:00",
                "0 3 29 2 *      | 2028-02-29T03:00",
                "15  22,23 * * * | 2026-11-21T22:15",
                "0 */6 * * *     | 2026-11-21T12:00"
            })
    void happensWhenACronExpressionSays(String cron, String next) {
        assertNext(cron, "2026-11-21T10:00+01:00" + BERLIN, next + "+01:00" + BERLIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"02:30", "30 2 * * *"})
    void happensOnceThoughItsTimeDoesNotExistThatNight(String recurrence) {
        assertThat(nextThree(recurrence, "2026-03-28T02:30+01:00" + BERLIN))
                .containsExactly("2026-03-29T03:30+02:00", "2026-03-30T02:30+02:00", "2026-03-31T02:30+02:00");
        assertThat(nextThree(recurrence, "2026-03-07T02:30-05:00" + NEW_YORK))
                .containsExactly("2026-03-08T03:30-04:00", "2026-03-09T02:30-04:00", "2026-03-10T02:30-04:00");
    }

    @Test
    void isNotMissedByOneThatAsksJustAfterTheClockLeaptOverIt() {
        assertNext("02:30", "2026-03-29T03:00+02:00" + BERLIN, "2026-03-29T03:30+02:00" + BERLIN);
        assertNext("02:30", "2026-03-29T03:29:59+02:00" + BERLIN, "2026-03-29T03:30+02:00" + BERLIN);
        assertNext("02:30", "2026-03-29T03:30+02:00" + BERLIN, "2026-03-30T02:30+02:00" + BERLIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"02:30", "30 2 * * *"})
    void happensOnceThoughItsTimeComesTwiceThatNightInBerlin(String recurrence) {
        assertThat(nextThree(recurrence, "2026-10-24T02:30+02:00" + BERLIN))
                .containsExactly("2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00", "2026-10-27T02:30+01:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01:30", "30 1 * * *"})
    void happensOnceThoughItsTimeComesTwiceThatNightInNewYork(String recurrence) {
        assertThat(nextThree(recurrence, "2026-10-31T01:30-04:00" + NEW_YORK))
                .containsExactly("2026-11-01T01:30-04:00", "2026-11-02T01:30-05:00", "2026-11-03T01:30-05:00");
    }

    @Test
    void isOverForTheNightWhenAskedInTheHourThatComesTwice() {
        assertNext("02:30", "2026-10-25T02:10+01:00" + BERLIN, "2026-10-26T02:30+01:00" + BERLIN);
        assertNext("02:30", "2026-10-25T02:40+02:00" + BERLIN, "2026-10-26T02:30+01:00" + BERLIN);
    }

    @Test
    void happensOnceForEachOfTwoHoursOfANightWithADoubleHour() {
        assertThat(nextThree("15 2,3 * * *", "2026-10-25T00:00+02:00" + BERLIN))
                .containsExactly("2026-10-25T02:15+02:00", "2026-10-25T03:15+01:00", "2026-10-26T02:15+01:00");
    }

    @Test
    void goesOnAsTimeDoesIfItHappensInEveryHour() {
        assertThat(nextThree("*/30 * * * *", "2026-10-25T02:30+02:00" + BERLIN))
                .containsExactly("2026-10-25T02:00+01:00", "2026-10-25T02:30+01:00", "2026-10-25T03:00+01:00");
        assertThat(nextThree("*/30 * * * *", "2026-03-29T01:00+01:00" + BERLIN))
                .containsExactly("2026-03-29T01:30+01:00", "2026-03-29T03:00+02:00", "2026-03-29T03:30+02:00");
    }

    @Test
    void saysItselfAsItWasWritten() {
        assertThat(Recurrence.parse(" 9:05 ")).hasToString("9:05");
        assertThat(Recurrence.parse("0 3 * * MON-FRI")).hasToString("0 3 * * MON-FRI");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "24:00       | is no time of day",
                "23:59:30    | is no time of day",
                "at night    | is no cron expression (Cron expression contains 2 parts but we expect one of [5])",
                "0 0 3 * * 1 | is no cron expression (Cron expression contains 6 parts but we expect one of [5])",
                "60 3 * * *  | is no cron expression (Value 60 not in range [0, 59])",
                "0 3 * * 5-1 | is no cron expression (Invalid range! [5,1])",
                "0 3 31 2 *  | is a day that never comes",
                "0 3 ? * *   | is neither",
                "''          | is neither"
            })
    void refusesWhatItDoesNotUnderstand(String text, String problem) {
        assertThatThrownBy(() -> Recurrence.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' " + problem
                        + "; allowed is a time of day from 00:00 to 23:59, or a cron expression of five fields (minute,"
                        + " hour, day of month, month, day of week) such as 59 23 * * *, */30 * * * * or 0 3 * * 1-5");
    }
}
