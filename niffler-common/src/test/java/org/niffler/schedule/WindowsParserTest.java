package org.niffler.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsParserTest {

    private static final String LIST =
            "allowed is a list of windows such as [{\"days\": \"Mon-Fri\", \"from\": \"19:00\","
                    + " \"to\": \"07:00\", \"associations\": 4}, {\"days\": \"Sat,Sun\", \"from\": \"00:00\", \"to\": \"00:00\"}]";
    private static final String DAYS =
            "Mon, Tue, Wed, Thu, Fri, Sat, Sun or their full names, ranges such as Mon-Fri or"
                    + " Fri-Mon, commas between them, or * for every day";

    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);

    private static void assertRefused(String json, String message) {
        assertThatThrownBy(() -> WindowsParser.parse(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    /** In a list whose first window is right. */
    private static void assertSecondRefused(String window, String message) {
        assertRefused("[{\"from\": 1, \"to\": 2}, " + window + "]", "2nd window: " + message);
    }

    @Test
    void readsTheWindowsInTheirOrder() {
        assertThat(WindowsParser.parse("""
                        [
                          {"days": "Mon-Fri", "from": "19:00", "to": "07:00", "associations": 4},
                          {"to": "7", "from": 19}
                        ]
                        """))
                .containsExactly(
                        new RetrievalWindow(
                                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                                LocalTime.of(19, 0),
                                LocalTime.of(7, 0),
                                OptionalInt.of(4)),
                        new RetrievalWindow(EVERY_DAY, LocalTime.of(19, 0), LocalTime.of(7, 0), OptionalInt.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mon                      | MONDAY",
                "sunday                   | SUNDAY",
                "Sat,Sun                  | SATURDAY SUNDAY",
                "Mon-Wed, FRI             | MONDAY TUESDAY WEDNESDAY FRIDAY",
                "Fri-Mon                  | FRIDAY SATURDAY SUNDAY MONDAY",
                "Saturday - tue           | SATURDAY SUNDAY MONDAY TUESDAY",
                "Wed-Wed                  | WEDNESDAY",
                "Tue-Mon                  | MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY",
                "Mon-Tue,Tue-Wed,mon      | MONDAY TUESDAY WEDNESDAY",
                "*                        | MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY",
            })
    void readsDays(String days, String expected) {
        assertThat(WindowsParser.parse("[{\"days\": \"" + days + "\", \"from\": 1, \"to\": 2}]"))
                .singleElement()
                .extracting(RetrievalWindow::days)
                .isEqualTo(Arrays.stream(expected.split(" "))
                        .map(DayOfWeek::valueOf)
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"19:00\"', 19:00",
        "'\"23:59\"', 23:59",
        "'\"00:00\"', 00:00",
        "'\"7:05\"', 07:05",
        "'\"07\"', 07:00",
        "'\"7\"', 07:00",
        "'0', 00:00",
        "'23', 23:00"
    })
    void readsTimes(String json, LocalTime time) {
        assertThat(WindowsParser.parse("[{\"from\": " + json + ", \"to\": " + json + "}]"))
                .containsExactly(RetrievalWindow.daily(time, time));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "16, 16", "'\"4\"', 4"})
    void readsAssociations(String json, int associations) {
        assertThat(WindowsParser.parse("[{\"from\": 1, \"to\": 2, \"associations\": " + json + "}]"))
                .extracting(RetrievalWindow::associations)
                .containsExactly(OptionalInt.of(associations));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"Mon-Fry\" | \"Mon-Fry\" is not valid, as 'Fry' is no day",
                "\"Tues\"    | \"Tues\" is not valid, as 'Tues' is no day",
                "\"Mon-\"    | \"Mon-\" is not valid, as '' is no day",
                "\"Mon,,Tue\"| \"Mon,,Tue\" is not valid, as '' is no day",
                "\"Mon,*\"   | \"Mon,*\" is not valid, as '*' is no day",
                "\"\"        | \"\" is not valid, as '' is no day",
                "\"Mon-Tue-Wed\" | \"Mon-Tue-Wed\" is not valid, as 'Tue-Wed' is no day",
            })
    void refusesDaysThatAreNone(String days, String reason) {
        assertSecondRefused(
                "{\"days\": " + days + ", \"from\": 1, \"to\": 2}", "days " + reason + ": allowed is " + DAYS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[\"Mon\"] | a list", "{\"a\": 1} | an object", "1 | 1", "null | null"})
    void refusesDaysThatAreNoText(String days, String quoted) {
        assertSecondRefused(
                "{\"days\": " + days + ", \"from\": 1, \"to\": 2}",
                "days " + quoted + " is not valid: allowed is " + DAYS + ", in double quotes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"24:00\" | \"24:00\"",
                "\"19:60\" | \"19:60\"",
                "\"19:0\"  | \"19:0\"",
                "\"7 pm\"  | \"7 pm\"",
                "\"\"      | \"\"",
                "\"\\n7\"  | \"?7\"",
                "24        | 24",
                "-1        | -1",
                "7.5       | 7.5",
                "null      | null",
                "true      | true",
                "[7]       | a list",
                "{}        | an object",
            })
    void refusesTimesThatNoClockShows(String json, String quoted) {
        String message = " " + quoted + " is not valid: allowed is a time from 00:00 to 23:59, such as 19:00 or 7";
        assertSecondRefused("{\"from\": " + json + ", \"to\": 2}", "from" + message);
        assertSecondRefused("{\"from\": 1, \"to\": " + json + "}", "to" + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0          | 0",
                "17         | 17",
                "-1         | -1",
                "4.0        | 4.0",
                "\"many\"   | \"many\"",
                "9999999999 | 9999999999",
                "null       | null",
                "[4]        | a list",
            })
    void refusesAssociationsOutsideTheirRange(String json, String quoted) {
        assertSecondRefused(
                "{\"from\": 1, \"to\": 2, \"associations\": " + json + "}",
                "associations " + quoted + " is not valid: allowed is a whole number from 1 to 16");
    }

    @Test
    void refusesAWindowWithoutItsTimes() {
        assertSecondRefused("{\"to\": 7}", "from is missing: add a time from 00:00 to 23:59, such as 19:00 or 7");
        assertSecondRefused("{\"from\": 7}", "to is missing: add a time from 00:00 to 23:59, such as 19:00 or 7");
    }

    @Test
    void refusesNamesThatItDoesNotKnow() {
        assertSecondRefused(
                "{\"form\": 1, \"to\": 2}", "unknown name \"form\"; allowed are days, from, to, associations");
        assertSecondRefused(
                "{\"From\": [{}], \"to\": 2}", "unknown name \"From\"; allowed are days, from, to, associations");
    }

    @Test
    void refusesAValueThatIsGivenTwice() {
        assertSecondRefused("{\"from\": 1, \"to\": 2, \"from\": 1}", "from is given twice; take one out");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"19-7\" | \"19-7\"", "7 | 7", "[] | a list", "null | null"})
    void refusesAWindowThatIsNoObject(String json, String quoted) {
        assertSecondRefused(json, quoted + " is not valid: allowed is an object with days, from, to and associations");
    }

    @ParameterizedTest
    @CsvSource({"0, 1st", "1, 2nd", "2, 3rd", "3, 4th", "10, 11th", "11, 12th", "12, 13th", "20, 21st", "111, 112th"})
    void saysWhichWindow(int before, String ordinal) {
        assertRefused(
                "[" + "{\"from\": 1, \"to\": 2},".repeat(before) + "7]",
                ordinal + " window: 7 is not valid: allowed is an object with days, from, to and associations");
    }

    @Test
    void refusesAnEmptyList() {
        assertRefused("[]", "an empty list, with which nothing is ever retrieved; " + LIST);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"from\": 1, \"to\": 2}", "7", "\"Mon\"", "''"})
    void refusesWhatIsNoList(String json) {
        assertRefused(json, "not a list; " + LIST);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mon-Fri                     | 1 | 1",
                "[{\"from\": 19:00}]         | 1 | 13",
                "[{\"from\": 1, \"to\": 2}]] | 1 | 23",
                "[{\"from\": 1, \"to\": 2}] 7| 1 | 24",
                "[{\"from\": 1,              | 1 | 13",
                "[                           | 1 | 2",
            })
    void saysWhereTheJsonIsWrong(String json, int line, int column) {
        assertRefused(json, "not JSON (line " + line + ", column " + column + "); " + LIST);
    }

    @Test
    void shortensLongValues() {
        assertSecondRefused(
                "{\"from\": \"" + "7".repeat(200) + "\", \"to\": 2}",
                "from \"" + "7".repeat(100)
                        + "...\" is not valid: allowed is a time from 00:00 to 23:59, such as 19:00 or 7");
    }
}
