package org.niffler.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 2026-11-23 is a Monday; no clock changes in that week. */
class WindowScheduleTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Instant berlin(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    private static WindowSchedule schedule(RetrievalWindow... windows) {
        return new WindowSchedule(Arrays.asList(windows), BERLIN);
    }

    private static RetrievalWindow window(Set<DayOfWeek> days, String from, String to, int associations) {
        return new RetrievalWindow(days, LocalTime.parse(from), LocalTime.parse(to), OptionalInt.of(associations));
    }

    private static RetrievalWindow window(DayOfWeek day, String from, String to) {
        return new RetrievalWindow(Set.of(day), LocalTime.parse(from), LocalTime.parse(to), OptionalInt.empty());
    }

    private static void assertOpen(WindowSchedule schedule, String now, String closes) {
        assertThat(schedule.at(berlin(now))).map(OpenWindow::closes).contains(berlin(closes));
        assertThat(schedule.nextOpening(berlin(now))).isEqualTo(berlin(now));
    }

    private static void assertClosed(WindowSchedule schedule, String now, String opens) {
        assertThat(schedule.at(berlin(now))).isEmpty();
        assertThat(schedule.nextOpening(berlin(now))).isEqualTo(berlin(opens));
    }

    @Test
    void isOpenFromItsFirstInstantToTheOneBeforeItsLast() {
        WindowSchedule day = WindowSchedule.nightly(9, 17, BERLIN);

        assertClosed(day, "2026-11-23T08:59:59.999999999", "2026-11-23T09:00");
        assertOpen(day, "2026-11-23T09:00", "2026-11-23T17:00");
        assertOpen(day, "2026-11-23T16:59:59.999999999", "2026-11-23T17:00");
        assertClosed(day, "2026-11-23T17:00", "2026-11-24T09:00");
    }

    @Test
    void crossesMidnight() {
        WindowSchedule night = WindowSchedule.nightly(19, 7, BERLIN);

        assertOpen(night, "2026-11-23T19:00", "2026-11-24T07:00");
        assertOpen(night, "2026-11-24T00:00", "2026-11-24T07:00");
        assertOpen(night, "2026-11-24T06:59", "2026-11-24T07:00");
        assertClosed(night, "2026-11-24T07:00", "2026-11-24T19:00");
    }

    @Test
    void endsAtMidnight() {
        WindowSchedule evening = WindowSchedule.nightly(19, 0, BERLIN);

        assertOpen(evening, "2026-11-23T23:59", "2026-11-24T00:00");
        assertClosed(evening, "2026-11-24T00:00", "2026-11-24T19:00");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 23})
    void neverClosesWhenBothHoursAreEqual(int hour) {
        for (ZoneId zone : List.of(BERLIN, ZoneId.of("America/New_York"), ZoneId.of("Africa/Casablanca"))) {
            WindowSchedule always = WindowSchedule.nightly(hour, hour, zone);

            for (Instant now = berlin("2026-01-01T00:10");
                    now.isBefore(berlin("2027-01-01T00:00"));
                    now = now.plusSeconds(7 * 3600)) {
                assertThat(always.at(now)).contains(new OpenWindow(Instant.MAX, Instant.MAX, OptionalInt.empty()));
            }
        }
    }

    @Test
    void canBeOpenAlways() {
        OpenWindow open = WindowSchedule.always().at(Instant.EPOCH).orElseThrow();

        assertThat(open).isEqualTo(new OpenWindow(Instant.MAX, Instant.MAX, OptionalInt.empty()));
        assertThat(open.neverCloses()).isTrue();
    }

    @Test
    void belongsToTheDayOnWhichItBegins() {
        WindowSchedule fridayNight = schedule(window(DayOfWeek.FRIDAY, "19:00", "07:00"));

        assertClosed(fridayNight, "2026-11-27T06:00", "2026-11-27T19:00");
        assertOpen(fridayNight, "2026-11-28T06:00", "2026-11-28T07:00");
        assertClosed(fridayNight, "2026-11-28T19:00", "2026-12-04T19:00");
    }

    @Test
    void lastsFromTheSameTimeToTheSameTimeOfTheNextDay() {
        WindowSchedule saturday = schedule(window(DayOfWeek.SATURDAY, "00:00", "00:00"));
        assertClosed(saturday, "2026-11-27T23:59", "2026-11-28T00:00");
        assertOpen(saturday, "2026-11-28T00:00", "2026-11-29T00:00");
        assertClosed(saturday, "2026-11-29T00:00", "2026-12-05T00:00");

        assertOpen(schedule(window(DayOfWeek.SATURDAY, "19:00", "19:00")), "2026-11-29T18:59", "2026-11-29T19:00");
    }

    @Test
    void lastsAMinute() {
        WindowSchedule minute = schedule(window(DayOfWeek.MONDAY, "23:59", "00:00"));

        assertClosed(minute, "2026-11-23T23:58:59", "2026-11-23T23:59");
        assertOpen(minute, "2026-11-23T23:59:30", "2026-11-24T00:00");
        assertClosed(minute, "2026-11-24T00:00", "2026-11-30T23:59");
    }

    @Test
    void waitsForTheFirstOfSeveralWindowsWhateverTheirOrder() {
        WindowSchedule several = schedule(
                window(DayOfWeek.SUNDAY, "10:00", "12:00"),
                window(DayOfWeek.WEDNESDAY, "19:00", "20:00"),
                window(DayOfWeek.WEDNESDAY, "05:00", "06:00"));

        assertClosed(several, "2026-11-23T12:00", "2026-11-25T05:00");
        assertClosed(several, "2026-11-25T06:00", "2026-11-25T19:00");
        assertClosed(several, "2026-11-25T20:00", "2026-11-29T10:00");
        assertClosed(several, "2026-11-29T12:00", "2026-12-02T05:00");
    }

    @Test
    void closesAtTheEndOfWindowsThatFollowEachOther() {
        WindowSchedule weekend = schedule(
                window(DayOfWeek.SUNDAY, "00:00", "00:00"),
                window(DayOfWeek.FRIDAY, "19:00", "07:00"),
                window(DayOfWeek.SATURDAY, "06:00", "00:00"));

        assertOpen(weekend, "2026-11-27T20:00", "2026-11-30T00:00");
        assertOpen(weekend, "2026-11-28T06:30", "2026-11-30T00:00");
    }

    @Test
    void doesNotCloseEarlyWhenOneWindowLiesInsideAnother() {
        WindowSchedule nested =
                schedule(window(DayOfWeek.MONDAY, "08:00", "20:00"), window(DayOfWeek.MONDAY, "10:00", "11:00"));

        assertOpen(nested, "2026-11-23T10:30", "2026-11-23T20:00");
        assertOpen(nested, "2026-11-23T12:00", "2026-11-23T20:00");
    }

    @Test
    void usesTheMostAssociationsOfTheWindowsThatAreOpenAndTellsWhenThatChanges() {
        Set<DayOfWeek> monday = Set.of(DayOfWeek.MONDAY);
        WindowSchedule schedule = schedule(
                window(monday, "08:00", "20:00", 2),
                window(monday, "10:00", "12:00", 6),
                window(monday, "11:00", "13:00", 4),
                window(monday, "14:00", "15:00", 1),
                window(DayOfWeek.MONDAY, "19:00", "21:00"));

        assertThat(schedule.at(berlin("2026-11-23T09:00"))).contains(open("21:00", "10:00", OptionalInt.of(2)));
        assertThat(schedule.at(berlin("2026-11-23T10:00"))).contains(open("21:00", "12:00", OptionalInt.of(6)));
        assertThat(schedule.at(berlin("2026-11-23T12:00"))).contains(open("21:00", "13:00", OptionalInt.of(4)));
        assertThat(schedule.at(berlin("2026-11-23T13:00"))).contains(open("21:00", "20:00", OptionalInt.of(2)));
        assertThat(schedule.at(berlin("2026-11-23T20:00"))).contains(open("21:00", "21:00", OptionalInt.empty()));
    }

    private static OpenWindow open(String closes, String changes, OptionalInt associations) {
        return new OpenWindow(berlin("2026-11-23T" + closes), berlin("2026-11-23T" + changes), associations);
    }

    @Test
    void tellsWhenAssociationsChangeThoughItNeverCloses() {
        Set<DayOfWeek> workdays = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
        WindowSchedule schedule = schedule(
                window(workdays, "00:00", "00:00", 1),
                window(EnumSet.complementOf(EnumSet.copyOf(workdays)), "00:00", "00:00", 8));

        assertThat(schedule.at(berlin("2026-11-23T09:00")))
                .contains(new OpenWindow(Instant.MAX, berlin("2026-11-28T00:00"), OptionalInt.of(1)));
        assertThat(schedule.at(berlin("2026-11-28T00:00")))
                .contains(new OpenWindow(Instant.MAX, berlin("2026-11-30T00:00"), OptionalInt.of(8)));
    }

    @Test
    void neverChangesWhenAllDaysHaveTheSameAssociations() {
        WindowSchedule schedule = schedule(window(EnumSet.allOf(DayOfWeek.class), "05:00", "05:00", 3));

        assertThat(schedule.at(berlin("2026-11-23T09:00")))
                .contains(new OpenWindow(Instant.MAX, Instant.MAX, OptionalInt.of(3)));
    }

    /** The instants in UTC tell the two sides of a change apart: 12 hours become 11 or 13. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin,    2026-03-28T18:00:00Z, 2026-03-29T05:00:00Z",
        "Europe/Berlin,    2026-10-24T17:00:00Z, 2026-10-25T06:00:00Z",
        "America/New_York, 2026-03-08T00:00:00Z, 2026-03-08T11:00:00Z",
        "America/New_York, 2026-10-31T23:00:00Z, 2026-11-01T12:00:00Z",
    })
    void keepsToTheClockOnTheWallInTheNightInWhichItChanges(ZoneId zone, Instant opens, Instant closes) {
        WindowSchedule night = WindowSchedule.nightly(19, 7, zone);

        assertThat(night.nextOpening(opens.minusSeconds(3600))).isEqualTo(opens);
        assertThat(night.at(opens.minusNanos(1))).isEmpty();
        assertThat(night.at(opens)).map(OpenWindow::closes).contains(closes);
        assertThat(night.at(closes.minusNanos(1))).map(OpenWindow::closes).contains(closes);
        assertThat(night.at(closes)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // The clock jumps from 02:00 to 03:00.
        "Europe/Berlin,    02:30, 04:00, 2026-03-29T01:00:00Z, 2026-03-29T02:00:00Z",
        "Europe/Berlin,    01:00, 02:30, 2026-03-29T00:00:00Z, 2026-03-29T01:00:00Z",
        "America/New_York, 02:30, 04:00, 2026-03-08T07:00:00Z, 2026-03-08T08:00:00Z",
        "America/New_York, 01:00, 02:30, 2026-03-08T06:00:00Z, 2026-03-08T07:00:00Z",
        // From 03:00 back to 02:00 in Berlin, from 02:00 back to 01:00 in New York.
        "Europe/Berlin,    02:30, 04:00, 2026-10-25T00:30:00Z, 2026-10-25T03:00:00Z",
        "Europe/Berlin,    01:00, 02:30, 2026-10-24T23:00:00Z, 2026-10-25T01:30:00Z",
        "America/New_York, 01:30, 04:00, 2026-11-01T05:30:00Z, 2026-11-01T09:00:00Z",
        "America/New_York, 00:00, 01:30, 2026-11-01T04:00:00Z, 2026-11-01T06:30:00Z",
    })
    void opensAtTheFirstAndClosesAtTheLastInstantThatShowsATime(
            ZoneId zone, LocalTime from, LocalTime to, Instant opens, Instant closes) {
        WindowSchedule schedule = new WindowSchedule(List.of(RetrievalWindow.daily(from, to)), zone);

        assertThat(schedule.nextOpening(opens.minusSeconds(7200))).isEqualTo(opens);
        assertThat(schedule.at(opens)).map(OpenWindow::closes).contains(closes);
        assertThat(schedule.at(closes)).isEmpty();
    }

    @Test
    void leavesOutAWindowThatTheClockJumpsOver() {
        WindowSchedule minute = schedule(window(DayOfWeek.SUNDAY, "02:10", "02:11"));

        assertClosed(minute, "2026-03-28T12:00", "2026-04-05T02:10");
        assertThat(minute.at(berlin("2026-03-29T03:00"))).isEmpty();
    }

    @Test
    void staysOpenWhereTheClockJumpsOverTheGapBetweenTwoWindows() {
        WindowSchedule allButAMinute = schedule(
                new RetrievalWindow(
                        EnumSet.complementOf(EnumSet.of(DayOfWeek.SUNDAY)),
                        LocalTime.MIDNIGHT,
                        LocalTime.MIDNIGHT,
                        OptionalInt.empty()),
                window(DayOfWeek.SUNDAY, "00:00", "02:10"),
                window(DayOfWeek.SUNDAY, "02:11", "00:00"));

        assertOpen(allButAMinute, "2026-03-15T12:00", "2026-03-22T02:10");
        assertOpen(allButAMinute, "2026-03-22T12:00", "2026-04-05T02:10");
    }

    @Test
    void refusesToBeWithoutAWindow() {
        List<RetrievalWindow> none = List.of();

        assertThatThrownBy(() -> new WindowSchedule(none, BERLIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a schedule needs a window, or nothing is ever retrieved");
    }

    @Test
    void refusesAnHourThatNoClockShows() {
        assertThatThrownBy(() -> WindowSchedule.nightly(19, 24, BERLIN)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void refusesAWindowThatNeverOpensOrWantsTooMuch() {
        Set<DayOfWeek> none = Set.of();
        assertThatThrownBy(() -> window(none, "19:00", "07:00", 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a window needs a day of the week on which it begins");

        Set<DayOfWeek> monday = Set.of(DayOfWeek.MONDAY);
        assertThatThrownBy(() -> window(monday, "19:00", "07:00", 17))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("associations 17 is not valid: allowed is a whole number from 1 to 16");
    }
}
