package org.niffler.app.report.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.niffler.app.report.plot.SampleDays.MONDAY;
import static org.niffler.app.report.plot.SampleDays.encounter;
import static org.niffler.app.report.plot.SampleDays.scanner;

import java.awt.Color;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.niffler.app.scanner.ScannerDay;

/** The pictures of all days: bars and calendar. */
class OverviewsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 31, 366, 1500})
    void givesDatesRoomUnderAnyNumberOfBars(int count) throws Exception {
        DayBars bars = new DayBars(days(LocalDate.of(2020, 1, 1), count));

        List<Svg.Text> dates = Svg.of(bars, folder).matching("\\d{4}-\\d\\d-\\d\\d");

        assertThat(dates).isNotEmpty();
        assertThat(dates.get(dates.size() - 1).right()).isLessThanOrEqualTo(bars.width());
        for (int i = 1; i < dates.size(); i++) {
            assertThat(dates.get(i).x()).isGreaterThan(dates.get(i - 1).right());
        }
    }

    @Test
    void drawsABarForEverySumOfADay() throws Exception {
        Svg svg = Svg.of(new DayBars(days(MONDAY, 3)), folder);

        assertThat(svg.texts())
                .extracting(Svg.Text::text)
                .contains(
                        "All scanners from 2020-06-01 to 2020-06-03",
                        "Utilization in % of the time from first to last use, mean of the scanners",
                        "Patients",
                        "Encounters",
                        "Studies",
                        "Series");
        assertThat(svg.elements("rect"))
                .filteredOn(rect -> Svg.fill(rect).equals("rgb(0,114,178)"))
                .hasSize(15);
    }

    @Test
    void drawsAYearOfTwelveMonthsWithANumberInEveryCell() throws Exception {
        CalendarHeatMap calendar = new CalendarHeatMap(2020, days(LocalDate.of(2020, 1, 1), 366));
        Svg svg = Svg.of(calendar, folder);

        assertThat(svg.matching("[A-Z][a-z]+ 2020")).hasSize(12);
        assertThat(svg.matching("W\\d+").stream().map(Svg.Text::text).distinct())
                .hasSize(53);
        assertThat(svg.matching("4\\d|5\\d"))
                .filteredOn(text -> text.size() > 12)
                .hasSize(366);
    }

    @Test
    void putsMondayFirstAndEveryDayUnderItsWeekday() throws Exception {
        Svg svg = Svg.of(new CalendarHeatMap(2020, days(LocalDate.of(2020, 2, 1), 29)), folder);

        assertThat(svg.matching("Mon|Tue|Wed|Thu|Fri|Sat|Sun"))
                .extracting(Svg.Text::text)
                .containsExactly("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
        Svg.Text saturday = svg.matching("Sat").get(0);
        Svg.Text first = svg.matching("1").get(0);
        assertThat(first.x()).isBetween(saturday.x() - 20, saturday.x());
    }

    @Test
    void tellsAnUnusedDayFromOneOfAnInstantAndFromZero() throws Exception {
        List<DayFigures> days = List.of(
                figures(scanner(MONDAY, "A")),
                figures(scanner(MONDAY.plusDays(1), "A", encounter(MONDAY.plusDays(1), "10:00", "10:00"))),
                figures(scanner(
                        MONDAY.plusDays(3),
                        "A",
                        encounter(MONDAY.plusDays(3), "10:00", "10:00"),
                        encounter(MONDAY.plusDays(3), "12:00", "12:00"))));

        Svg svg = Svg.of(new CalendarHeatMap(2020, days), folder);

        assertThat(svg.matching("[\u2013?0]"))
                .filteredOn(text -> text.size() > 12)
                .extracting(Svg.Text::text)
                .containsExactly("\u2013", "?", "\u2013", "0");
    }

    @Test
    void writesOnEveryShadeSoThatItCanBeRead() {
        for (Shade shade : Shade.SCALE) {
            assertThat(contrast(shade.ink(), shade.fill())).as(shade.label()).isGreaterThan(4.5);
        }
        assertThat(contrast(Palette.INK, Palette.PAPER)).isGreaterThan(7);
        assertThat(contrast(Palette.FAINT_INK, Palette.PAPER)).isGreaterThan(4.5);
        assertThat(contrast(Palette.IDLE, Palette.PAPER)).as("of a line").isGreaterThan(3);
        assertThat(contrast(Palette.FAULT, Palette.PAPER)).as("of a bar").isGreaterThan(3);
        assertThat(contrast(Palette.BLUE, Palette.PAPER)).as("of a bar").isGreaterThan(3);
    }

    /** WCAG 2.1, contrast ratio. */
    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color color) {
        float[] rgb = color.getRGBColorComponents(null);
        return 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static List<DayFigures> days(LocalDate first, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> figures(SampleDays.day(first.plusDays(i), 6).toArray(ScannerDay[]::new)))
                .toList();
    }

    private static DayFigures figures(ScannerDay... scanners) {
        List<ScannerDay> all = List.of(scanners);
        return DayFigures.of(all, all.stream().map(ScannerFigures::of).toList());
    }
}
