package org.niffler.app.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.niffler.app.report.plot.Ticks.Tick;

class TicksTest {

    private static final LocalDate FIRST = LocalDate.of(2019, 9, 18);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 12, 13, 31, 60, 90, 180, 366, 800, 4000, 40_000})
    void givesLabelsOfDaysRoomAndLeavesNoAxisWithoutOne(int days) {
        double width = 1100;

        List<Tick> ticks = Ticks.days(FIRST, FIRST.plusDays(days - 1), width);

        assertThat(ticks).isNotEmpty();
        for (int i = 1; i < ticks.size(); i++) {
            double pixels = (ticks.get(i).position() - ticks.get(i - 1).position()) * width / days;
            assertThat(pixels).isGreaterThan(80);
        }
    }

    @Test
    void labelsEveryDayWhereThereIsRoom() {
        assertThat(Ticks.days(FIRST, FIRST.plusDays(1), 300))
                .extracting(Tick::label)
                .containsExactly("2019-09-18", "2019-09-19");
    }

    @Test
    void labelsMondaysOfAMonthAndFirstsOfAYear() {
        LocalDate newYear = LocalDate.of(2020, 1, 1);

        assertThat(Ticks.days(newYear, newYear.plusDays(30), 1100))
                .extracting(Tick::label)
                .containsExactly("2020-01-06", "2020-01-13", "2020-01-20", "2020-01-27");
        assertThat(Ticks.days(newYear, newYear.plusDays(365), 600))
                .extracting(Tick::label)
                .containsExactly("2020-01-01", "2020-04-01", "2020-07-01", "2020-10-01");
    }

    @Test
    void goesOnCountingHoursAfterMidnight() {
        assertThat(Ticks.hours(0, 26, 900)).extracting(Tick::label).contains("00:00", "24:00", "26:00");
        assertThat(Ticks.hours(-3, 24, 1400)).extracting(Tick::label).contains("\u221202:00", "00:00");
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 2", "4, 4", "5, 6", "93, 100", "100, 100", "101, 150", "1050, 1500", "123456, 150000"})
    void endsAnAxisOfValuesAtAWholeNumberAboveAll(double most, double end) {
        List<Double> values = Ticks.values(most);

        assertThat(values.get(0)).isZero();
        assertThat(values.get(values.size() - 1)).isEqualTo(end);
        assertThat(values).hasSizeBetween(3, 5);
    }
}
