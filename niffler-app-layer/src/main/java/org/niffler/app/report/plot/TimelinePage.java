package org.niffler.app.report.plot;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.niffler.app.scanner.Encounter;
import org.niffler.app.scanner.ScannerDay;

/**
 * The scanners of one day that one timeline shows.
 *
 * @param page counted from 1
 * @param scanners by their ids
 * @param firstHour where the axis of all pages begins: at midnight, unless something began before it
 * @param lastHour where the axis of all pages ends: at midnight, unless something ended after it
 */
record TimelinePage(LocalDate day, int page, int pages, List<ScannerDay> scanners, int firstHour, int lastHour) {

    /** More rows than these do not fit on a screen or a sheet. */
    static final int MOST_ROWS = 40;

    private static final int DAY = 24;
    private static final int EARLIEST = -24;
    private static final int LATEST = 48;

    TimelinePage {
        scanners = List.copyOf(scanners);
    }

    /** As many pages as are needed, equally long, with the same axis. */
    static List<TimelinePage> of(List<ScannerDay> day) {
        List<ScannerDay> sorted =
                day.stream().sorted(Comparator.comparing(ScannerDay::scanner)).toList();
        LocalDate date = sorted.get(0).day();
        double earliest = starts(date, sorted).min().orElse(0);
        double latest = ends(date, sorted).max().orElse(DAY);
        int first = (int) Math.max(EARLIEST, Math.min(0, Math.floor(earliest)));
        int last = (int) Math.min(LATEST, Math.max(DAY, Math.ceil(latest)));
        int pages = (sorted.size() + MOST_ROWS - 1) / MOST_ROWS;
        List<TimelinePage> result = new ArrayList<>();
        for (int page = 0; page < pages; page++) {
            List<ScannerDay> rows = sorted.subList(page * sorted.size() / pages, (page + 1) * sorted.size() / pages);
            result.add(new TimelinePage(date, page + 1, pages, rows, first, last));
        }
        return result;
    }

    String name() {
        String date = DateTimeFormatter.BASIC_ISO_DATE.format(day);
        return "timeline-" + date + (pages == 1 ? "" : "-" + page);
    }

    /** Hours since the day's midnight, in the scanner's local time as its clock showed it. */
    double hours(LocalDateTime time) {
        return hours(day, time);
    }

    /** How many encounters reach beyond the axis, which is bounded for what a wrong date would make of it. */
    long cutOff() {
        return starts(day, scanners).filter(hour -> hour < firstHour).count()
                + ends(day, scanners).filter(hour -> hour > lastHour).count();
    }

    private static DoubleStream starts(LocalDate day, List<ScannerDay> scanners) {
        return encounters(scanners).mapToDouble(encounter -> hours(day, encounter.start()));
    }

    private static DoubleStream ends(LocalDate day, List<ScannerDay> scanners) {
        return encounters(scanners).mapToDouble(encounter -> hours(day, encounter.end()));
    }

    private static Stream<Encounter> encounters(List<ScannerDay> scanners) {
        return scanners.stream().flatMap(scanner -> scanner.encounters().stream());
    }

    private static double hours(LocalDate day, LocalDateTime time) {
        return Duration.between(day.atStartOfDay(), time).toMillis() / 3_600_000.0;
    }
}
