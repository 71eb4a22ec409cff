package org.niffler.app.report.plot;

import static org.niffler.app.report.plot.HtmlWriter.Column.number;
import static org.niffler.app.report.plot.HtmlWriter.Column.text;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The tables of the page. */
final class PageTables {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final String NONE = "\u2013";

    /** Of an id or a name: long enough for any that a scanner writes (LO: 64 characters, PS3.5 Table 6.2-1). */
    private static final int LONGEST = 100;

    private PageTables() {}

    static void days(HtmlWriter html, List<DayFigures> days) throws IOException {
        html.table(
                "Sums of all scanners per day",
                List.of(
                        text("Day"),
                        number("Scanners"),
                        number("Used"),
                        number("Mean utilization %"),
                        number("Patients"),
                        number("Encounters"),
                        number("Studies"),
                        number("Series"),
                        number("Overlaps")),
                days.stream().map(PageTables::row).toList());
    }

    private static List<String> row(DayFigures day) {
        return List.of(
                day.day().toString(),
                String.valueOf(day.scanners()),
                String.valueOf(day.used()),
                percent(day.utilization()),
                String.valueOf(day.patients()),
                String.valueOf(day.encounters()),
                String.valueOf(day.studies()),
                String.valueOf(day.series()),
                String.valueOf(day.overlaps()));
    }

    static void scanners(HtmlWriter html, Timelines.Shown day) throws IOException {
        html.table(
                "Scanners on " + Dates.withWeekday(day.day()),
                List.of(
                        text("Scanner"),
                        text("Institute"),
                        number("First use"),
                        number("Last use"),
                        number("Utilization %"),
                        number("Patients"),
                        number("Encounters"),
                        number("Studies"),
                        number("Series"),
                        number("Overlaps")),
                day.scanners().stream().map(PageTables::row).toList());
    }

    private static List<String> row(ScannerFigures scanner) {
        return List.of(
                Label.middle(scanner.scanner(), LONGEST),
                Label.start(scanner.institute().orElse(NONE), LONGEST),
                scanner.firstUse().map(time -> time(time, scanner.day())).orElse(NONE),
                scanner.lastUse().map(time -> time(time, scanner.day())).orElse(NONE),
                percent(scanner.utilization()),
                String.valueOf(scanner.patients()),
                String.valueOf(scanner.encounters()),
                String.valueOf(scanner.studies()),
                String.valueOf(scanner.series()),
                String.valueOf(scanner.overlaps().size()));
    }

    static void faults(HtmlWriter html, List<Sums.Fault> faults) throws IOException {
        html.table(
                "Where encounters of one scanner overlap",
                List.of(text("Scanner"), number("Day"), number("From"), number("To"), number("Encounters")),
                faults.stream().map(PageTables::row).toList());
    }

    private static List<String> row(Sums.Fault fault) {
        return List.of(
                Label.middle(fault.scanner(), LONGEST),
                fault.day().toString(),
                time(fault.overlap().start(), fault.day()),
                time(fault.overlap().end(), fault.day()),
                String.valueOf(fault.overlap().encounters()));
    }

    private static String percent(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.1f", value.getAsDouble()) : NONE;
    }

    /** A time of the day, or of another one, which is then named. */
    private static String time(LocalDateTime time, LocalDate day) {
        long days = ChronoUnit.DAYS.between(day, time.toLocalDate());
        return TIME.format(time) + (days == 0 ? "" : String.format(Locale.ROOT, " (%+d d)", days));
    }
}
