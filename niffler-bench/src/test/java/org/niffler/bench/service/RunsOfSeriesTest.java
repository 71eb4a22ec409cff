package org.niffler.bench.service;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.niffler.testkit.process.ProcessFailed;

class RunsOfSeriesTest {

    private static final List<String> SENT = List.of("2.25.1", "2.25.2");
    private static final List<String> RECORDS =
            List.of(record("2.25.2", "succeeded", 1), record("2.25.1", "succeeded", 1));

    @Test
    void isContentIfEachSeriesWasRunOnce() {
        assertThatCode(() -> RunsOfSeries.requireOneEach(SENT, List.of("2.25.2", "2.25.1"), RECORDS))
                .doesNotThrowAnyException();
    }

    @Test
    void findsASeriesThatAProgramWasStartedForTwice() {
        assertThatThrownBy(() -> RunsOfSeries.requireOneEach(SENT, List.of("2.25.1", "2.25.2", "2.25.1"), RECORDS))
                .isInstanceOf(ProcessFailed.class)
                .hasMessage("of the series that were run, 2.25.1 is there 2 times");
    }

    @Test
    void findsASeriesThatWasNotRun() {
        assertThatThrownBy(() -> RunsOfSeries.requireOneEach(SENT, List.of("2.25.1"), RECORDS))
                .isInstanceOf(ProcessFailed.class)
                .hasMessage("1 series were run, and 2 were sent");
    }

    @Test
    void findsASeriesWithoutARecord() {
        assertThatThrownBy(() -> RunsOfSeries.requireOneEach(SENT, SENT, RECORDS.subList(0, 1)))
                .isInstanceOf(ProcessFailed.class)
                .hasMessage("1 series are in workflow_runs, and 2 were sent");
    }

    @Test
    void findsARunThatHasNotSucceededAtOnce() {
        List<String> records = List.of(RECORDS.get(0), record("2.25.1", "failed", 1));
        assertThatThrownBy(() -> RunsOfSeries.requireOneEach(SENT, SENT, records))
                .isInstanceOf(ProcessFailed.class)
                .hasMessage("the run of series 2.25.1 is failed after attempt 1: no reason");

        List<String> again = List.of(RECORDS.get(0), record("2.25.1", "succeeded", 2));
        assertThatThrownBy(() -> RunsOfSeries.requireOneEach(SENT, SENT, again))
                .isInstanceOf(ProcessFailed.class)
                .hasMessage("the run of series 2.25.1 is succeeded after attempt 2: no reason");
    }

    private static String record(String series, String status, int attempts) {
        return "{\"SeriesInstanceUID\":\"" + series + "\",\"attempts\":" + attempts
                + ",\"reason\":\"no reason\",\"status\":\"" + status + "\"}";
    }
}
