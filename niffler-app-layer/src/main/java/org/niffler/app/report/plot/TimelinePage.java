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
 */
record TimelinePage(LocalDate day, int page, int pages, List<ScannerDay> scanners) {

    /** More rows than these do not fit on a screen or a sheet. */
    static final int MOST_ROWS = 40;

    private static final int EARLIEST = -24;
    private static final int LATEST = 48;

    TimelinePage {
        scanners = List.copyOf(scanners);
    }

    /** As many pages as are needed, equally long. */
    static List<TimelinePage> of(List<ScannerDay> day) {
        List<ScannerDay> sorted =
                day.stream().sorted(Comparator.comparing(ScannerDay::scanner)).toList();
        int pages = (sorted.size() + MOST_ROWS - 1) / MOST_ROWS;
        List<TimelinePage> result = new ArrayList<>();
        for (int page = 0; page < pages; page++) {
            List<ScannerDay> rows = sorted.subList(page * sorted.size() / pages, (page + 1) * sorted.size() / pages);
            result.add(new TimelinePage(sorted.get(0).day(), page + 1, pages, rows));
        }
        return result;
    }

    String name() {
        String date = DateTimeFormatter.BASIC_ISO_DATE.format(day);
        return "timeline-" + date + (pages == 1 ? "" : "-" + page);
    }

    /** Hours since the day's midnight, in the scanner's local time as its clock showed it. */
    double hours(LocalDateTime time) {
        return Duration.between(day.atStartOfDay(), time).toMillis() / 3_600_000.0;
    }

    /** Where the axis begins: at midnight, unless something began before it. */
    int firstHour() {
        return (int) Math.max(EARLIEST, Math.min(0, Math.floor(starts().min().orElse(0))));
    }

    /** Where the axis ends: at midnight, unless something ended after it. */
    int lastHour() {
        return (int) Math.min(LATEST, Math.max(24, Math.ceil(ends().max().orElse(24))));
    }

    /** How many encounters reach beyond the axis, which is bounded for what a wrong date would make of it. */
    long cutOff() {
        return starts().filter(hour -> hour < EARLIEST).count()
                + ends().filter(hour -> hour > LATEST).count();
    }

    private DoubleStream starts() {
        return encounters().mapToDouble(encounter -> hours(encounter.start()));
    }

    private DoubleStream ends() {
        return encounters().mapToDouble(encounter -> hours(encounter.end()));
    }

    private Stream<Encounter> encounters() {
        return scanners.stream().flatMap(scanner -> scanner.encounters().stream());
    }
}
