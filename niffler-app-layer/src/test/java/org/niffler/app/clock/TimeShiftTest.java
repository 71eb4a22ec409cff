package org.niffler.app.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeShiftTest {

    /** Berlin goes from +1 to +2 on 29 March 2020 at 1:00 UTC and back on 25 October; New York on 8 March and 1 November. */
    @ParameterizedTest(name = "{0}: {1}, received {2}: {3}. {4}")
    @CsvSource({
        "Europe/Berlin,    2020-06-01T10:00:00, 2020-06-01T08:05:00Z, PT5M,    summer",
        "Europe/Berlin,    2020-01-10T10:00:00, 2020-01-10T09:05:00Z, PT5M,    winter",
        "Europe/Berlin,    2020-06-01T10:00:00, 2020-06-01T07:58:00Z, PT-2M,   before it was made",
        "Europe/Berlin,    2020-10-25T02:30:00, 2020-10-25T00:35:00Z, PT5M,    in the first of the hours that come twice",
        "Europe/Berlin,    2020-10-25T02:30:00, 2020-10-25T01:35:00Z, PT5M,    in the second",
        "Europe/Berlin,    2020-10-25T02:58:00, 2020-10-25T02:03:00Z, PT5M,    received after it",
        "Europe/Berlin,    2020-10-25T02:30:00, 2020-10-25T00:29:00Z, PT-1M,   before it was made in an hour that comes twice",
        "Europe/Berlin,    2020-03-29T02:30:00, 2020-03-29T01:35:00Z, PT5M,    a clock that was not set in time",
        "Europe/Berlin,    2020-03-29T02:30:00, 2020-03-29T00:35:00Z, PT5M,    a clock that was set early",
        "America/New_York, 2020-11-01T01:30:00, 2020-11-01T06:35:00Z, PT5M,    second hour",
        "America/New_York, 2020-11-01T01:30:00, 2020-11-01T05:35:00Z, PT5M,    first hour",
        "America/New_York, 2020-03-08T03:10:00, 2020-03-08T07:15:00Z, PT5M,    just after the skipped hour",
        "UTC,              2020-03-29T02:30:00, 2020-03-29T03:30:00Z, PT1H,    no change of the clocks"
    })
    void isReceivedMinusAcquired(String zone, LocalDateTime acquired, Instant received, Duration shift, String why) {
        assertThat(TimeShift.of(acquired, received, ZoneId.of(zone))).as(why).isEqualTo(shift);
    }
}
