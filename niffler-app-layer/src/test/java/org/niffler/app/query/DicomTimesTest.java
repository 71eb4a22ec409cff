package org.niffler.app.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DicomTimesTest {

    @ParameterizedTest
    @CsvSource({"20200229, 2020-02-29", "2020.02.29, 2020-02-29", "2020-02-29, 2020-02-29", "' 20200601 ', 2020-06-01"})
    void readsDates(String text, String date) {
        assertThat(DicomTimes.date(text)).hasToString("Optional[" + date + "]");
    }

    @ParameterizedTest
    @CsvSource({
        "081530, 08:15:30",
        "081530.25, 08:15:30.250",
        "0815, 08:15",
        "08, 08:00",
        "08:15:30, 08:15:30",
        "235960, 23:59:59",
        "'0815 ', 08:15"
    })
    void readsTimes(String text, String time) {
        assertThat(DicomTimes.time(text)).hasToString("Optional[" + time + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NaN", "20200230", "202006", "20200601120000", "banana"})
    void takesNothingElseForADate(String text) {
        assertThat(DicomTimes.date(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NaN", "8", "250000", "086000", "0815301", "08:15:30:00", "banana"})
    void takesNothingElseForATime(String text) {
        assertThat(DicomTimes.time(text)).isEmpty();
    }
}
