package org.niffler.app.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockSamplesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalDate SPRING = LocalDate.of(2020, 3, 20);

    /** Minutes from the last image to its arrival. */
    private static final int[] DELAYS = {2, 3, 5, 4, 9, 2, 3, 1, 6, 14};

    @Test
    void figuresByHand() {
        // Shifts of 0, 6, 12 and 30 minutes: 0, 0.1, 0.2 and 0.5 hours. Average 0.2; squared distances 0.04, 0.01, 0,
        // 0.09, mean 0.035. Median 0.15; distances 0.15, 0.05, 0.05, 0.35, their median 0.1.
        ClockSamples samples = new ClockSamples(BERLIN);
        int[] minutes = {30, 0, 12, 6};
        for (int i = 0; i < minutes.length; i++) {
            samples.add(sample("s" + i, "2020-06-01T10:00:00", Duration.ofMinutes(minutes[i])));
        }

        assertThat(samples.clocks(ClockSamples.DEFAULT_THRESHOLD))
                .singleElement()
                .satisfies(clock -> {
                    ShiftStatistics shifts = clock.shifts();
                    assertThat(shifts.studies()).isEqualTo(4);
                    assertThat(shifts.average()).isCloseTo(0.2, offset(1e-9));
                    assertThat(shifts.minimum()).isZero();
                    assertThat(shifts.maximum()).isCloseTo(0.5, offset(1e-9));
                    assertThat(shifts.standardDeviation()).isCloseTo(Math.sqrt(0.035), offset(1e-9));
                    assertThat(shifts.median()).isCloseTo(0.15, offset(1e-9));
                    assertThat(shifts.robustSpread()).isCloseTo(0.14826, offset(1e-9));
                    assertThat(clock.misconfigured()).isFalse();
                });
    }

    @Test
    void ofAStudyTheLatestSeriesCountsWhateverTheOrder() {
        List<ClockSample> series = new ArrayList<>(List.of(
                sample("s", "2020-06-01T10:00:00", Duration.ofMinutes(45)),
                sample("s", "2020-06-01T10:40:00", Duration.ofMinutes(5)),
                sample("s", "2020-06-01T10:40:00", Duration.ofMinutes(90)),
                sample("s", "2020-06-01T10:20:00", Duration.ofMinutes(25))));
        Random random = new Random(1);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(series, random);
            ClockSamples samples = new ClockSamples(BERLIN);
            series.forEach(samples::add);

            assertThat(samples.clocks(ClockSamples.DEFAULT_THRESHOLD))
                    .singleElement()
                    .satisfies(clock -> {
                        assertThat(clock.shifts().studies()).isEqualTo(1);
                        assertThat(clock.shifts().median()).isCloseTo(5 / 60.0, offset(1e-9));
                    });
        }
    }

    @Test
    void aGoodClockIsGoodOverTheChangeToSummerTime() {
        assertThat(clock(BERLIN, SPRING, Function.identity()))
                .satisfies(clock -> expect(clock, Cause.OK, false, "the clock agrees with the time of arrival"));
        assertThat(clock(NEW_YORK, LocalDate.of(2020, 3, 1), Function.identity()))
                .satisfies(clock -> expect(clock, Cause.OK, false, "the clock agrees with the time of arrival"));
    }

    @Test
    void aGoodClockIsGoodOverTheChangeToWinterTime() {
        assertThat(clock(BERLIN, LocalDate.of(2020, 10, 16), Function.identity())
                        .diagnosis()
                        .cause())
                .isEqualTo(Cause.OK);
        assertThat(clock(NEW_YORK, LocalDate.of(2020, 10, 23), Function.identity())
                        .diagnosis()
                        .cause())
                .isEqualTo(Cause.OK);
    }

    /** It says +1 all the time: from 29 March on it is an hour behind. */
    @Test
    void aClockThatIgnoresSummerTimeIsMixed() {
        ScannerClock clock = clock(BERLIN, SPRING, received -> received, ZoneId.of("+01:00"));

        expect(
                clock,
                Cause.MIXED,
                true,
                "the clock was changed by 1 hour within the time, or not changed when it should have been, as for"
                        + " daylight saving time");
    }

    @Test
    void aClockThatStaysInSummerTimeIsMixed() {
        ScannerClock clock = clock(BERLIN, LocalDate.of(2020, 10, 16), received -> received, ZoneId.of("+02:00"));

        assertThat(clock.diagnosis().cause()).isEqualTo(Cause.MIXED);
        assertThat(clock.shifts().minimum()).isNegative();
    }

    @Test
    void aClockInAnotherTimeZoneIsOffByWholeHours() {
        ScannerClock behind = clock(BERLIN, LocalDate.of(2020, 6, 1), received -> received, NEW_YORK);
        ScannerClock ahead = clock(NEW_YORK, LocalDate.of(2020, 6, 1), received -> received, BERLIN);

        expect(
                behind,
                Cause.WHOLE_HOURS,
                true,
                "the clock is 6 hours behind, as with a wrong time zone, or daylight saving time not followed");
        expect(
                ahead,
                Cause.WHOLE_HOURS,
                true,
                "the clock is 6 hours ahead, as with a wrong time zone, or daylight saving time not followed");
    }

    @Test
    void aClockThatIgnoresSummerTimeIsOffByAnHourWhenTheWholeTimeIsInSummer() {
        ScannerClock clock = clock(BERLIN, LocalDate.of(2020, 6, 1), received -> received, ZoneId.of("+01:00"));

        expect(
                clock,
                Cause.WHOLE_HOURS,
                true,
                "the clock is 1 hour behind, as with a wrong time zone, or daylight saving time not followed");
    }

    @Test
    void aClockThatHasDriftedIsOffByTheSameMinutesThroughout() {
        ScannerClock behind = clock(BERLIN, LocalDate.of(2020, 6, 1), time -> time.minusMinutes(37));
        ScannerClock ahead = clock(BERLIN, LocalDate.of(2020, 6, 1), time -> time.plusMinutes(37));

        // The usual delay of 3.5 minutes comes on top.
        expect(
                behind,
                Cause.CONSTANT,
                true,
                "the clock is 41 minutes behind throughout, as after drifting or being set wrongly, or images are"
                        + " always sent that much later");
        expect(
                ahead,
                Cause.CONSTANT,
                true,
                "the clock is 34 minutes ahead throughout, as after drifting or being set wrongly");
    }

    @Test
    void aScannerThatSendsAtNightScatters() {
        ClockSamples samples = new ClockSamples(BERLIN);
        for (int day = 1; day <= 5; day++) {
            for (int hour = 8; hour < 18; hour++) {
                LocalDateTime acquired = LocalDate.of(2020, 6, day).atTime(hour, 7 * (hour - 8) % 60);
                Instant night =
                        acquired.toLocalDate().atTime(22, 0).atZone(BERLIN).toInstant();
                samples.add(new ClockSample("s" + day + hour, "CT", "CT1", "ACME", "One", acquired, night));
            }
        }

        expect(
                samples.clocks(ClockSamples.DEFAULT_THRESHOLD).get(0),
                Cause.SCATTER,
                true,
                "images arrive late by varying times, as if sent in batches or held back; the clock may be right");
    }

    @Test
    void shiftsToBothSidesOfVaryingSizeAreMixed() {
        ClockSamples samples = new ClockSamples(BERLIN);
        int[] minutes = {-310, 95, -44, 230, 12, -150, 71, -205, 160, 28};
        for (int i = 0; i < minutes.length; i++) {
            samples.add(sample("s" + i, "2020-06-01T1" + i + ":00:00", Duration.ofMinutes(minutes[i])));
        }

        assertThat(samples.clocks(ClockSamples.DEFAULT_THRESHOLD).get(0).diagnosis())
                .isEqualTo(new Diagnosis(
                        Cause.MIXED,
                        "images seem to arrive before and after they were made by varying times, so that the clock was"
                                + " set within the time, or several scanners have this number"));
    }

    /** Every fourth study waits for an hour: a change of the clock would be seen once. */
    @Test
    void studiesThatAreLateByAnHourNowAndThenAreNoChangeOfTheClock() {
        ClockSamples samples = new ClockSamples(BERLIN);
        for (int i = 0; i < 40; i++) {
            LocalDateTime acquired = LocalDate.of(2020, 6, 1).atTime(8, 0).plusMinutes(25L * i);
            int delay = DELAYS[i % DELAYS.length] + (i % 4 == 0 ? 60 : 0);
            samples.add(sample("s" + i, acquired.toString(), Duration.ofMinutes(delay)));
        }

        assertThat(samples.clocks(ClockSamples.DEFAULT_THRESHOLD)
                        .get(0)
                        .diagnosis()
                        .cause())
                .isEqualTo(Cause.OK);
    }

    @Test
    void twoStudiesAreTooFewToTell() {
        ClockSamples samples = new ClockSamples(BERLIN);
        samples.add(sample("s1", "2020-06-01T10:00:00", Duration.ofHours(5)));
        samples.add(sample("s2", "2020-06-01T11:00:00", Duration.ofHours(5)));

        expect(
                samples.clocks(ClockSamples.DEFAULT_THRESHOLD).get(0),
                Cause.TOO_FEW,
                true,
                "fewer than 3 studies are too few to tell");
    }

    @ParameterizedTest
    @CsvSource({
        "20, OK, false",
        "21, CONSTANT, true",
        "54, CONSTANT, true",
        "55, WHOLE_HOURS, true",
        "75, WHOLE_HOURS, true",
        "76, CONSTANT, true",
        "-20, OK, false",
        "-44, CONSTANT, true",
        "-45, WHOLE_HOURS, true",
        "-65, WHOLE_HOURS, true",
        "-66, CONSTANT, true"
    })
    void whereTheCausesEnd(int minutes, Cause cause, boolean misconfigured) {
        ClockSamples samples = new ClockSamples(BERLIN);
        IntStream.range(0, 5)
                .forEach(i -> samples.add(sample("s" + i, "2020-06-01T10:00:00", Duration.ofMinutes(minutes))));

        ScannerClock clock = samples.clocks(ClockSamples.DEFAULT_THRESHOLD).get(0);

        assertThat(clock.diagnosis().cause()).isEqualTo(cause);
        assertThat(clock.misconfigured()).isEqualTo(misconfigured);
    }

    @Test
    void misconfiguredClocksComeFirstByTheSizeOfTheirShift() {
        ClockSamples samples = new ClockSamples(BERLIN);
        int[] minutes = {5, 30, -300, 45, 1};
        for (int scanner = 0; scanner < minutes.length; scanner++) {
            for (int study = 0; study < 3; study++) {
                LocalDateTime acquired = LocalDateTime.parse("2020-06-01T10:00:00");
                samples.add(new ClockSample(
                        "s" + scanner + study,
                        study == 0 ? "MR" : "CT",
                        "CT" + scanner,
                        "ACME",
                        "One",
                        acquired,
                        acquired.plusMinutes(minutes[scanner]).atZone(BERLIN).toInstant()));
            }
        }

        List<ScannerClock> clocks = samples.clocks(ClockSamples.DEFAULT_THRESHOLD);

        assertThat(clocks).extracting(ScannerClock::scanner).containsExactly("CT2", "CT3", "CT1", "CT0", "CT4");
        assertThat(clocks).extracting(ScannerClock::misconfigured).containsExactly(true, true, true, false, false);
        assertThat(clocks.get(0).modalities()).containsExactly("CT", "MR");
    }

    private static void expect(ScannerClock clock, Cause cause, boolean misconfigured, String explanation) {
        assertThat(clock.diagnosis()).isEqualTo(new Diagnosis(cause, explanation));
        assertThat(clock.misconfigured()).isEqualTo(misconfigured);
    }

    private static ClockSample sample(String study, String acquired, Duration shift) {
        LocalDateTime time = LocalDateTime.parse(acquired);
        return new ClockSample(
                study,
                "CT",
                "CT1",
                "ACME",
                "One",
                time,
                time.atZone(BERLIN).toInstant().plus(shift));
    }

    private static ScannerClock clock(ZoneId site, LocalDate from, Function<LocalDateTime, LocalDateTime> error) {
        return clock(site, from, error, site);
    }

    /** Twenty days of ten studies round the clock, as a scanner has them whose clock is in a zone of its own. */
    private static ScannerClock clock(
            ZoneId site, LocalDate from, Function<LocalDateTime, LocalDateTime> error, ZoneId clock) {
        ClockSamples samples = new ClockSamples(site);
        for (int day = 0; day < 20; day++) {
            for (int study = 0; study < DELAYS.length; study++) {
                Instant made = from.plusDays(day)
                        .atTime(LocalTime.MIDNIGHT)
                        .plusMinutes(144L * study + 5)
                        .atZone(site)
                        .toInstant();
                samples.add(new ClockSample(
                        "s" + day + "." + study,
                        "CT",
                        "CT1",
                        "ACME",
                        "One",
                        error.apply(LocalDateTime.ofInstant(made, clock)),
                        made.plus(Duration.ofMinutes(DELAYS[study]))));
            }
        }
        return samples.clocks(ClockSamples.DEFAULT_THRESHOLD).get(0);
    }
}
