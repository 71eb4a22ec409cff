package org.niffler.app.explorer.scanner;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.OptionalDouble;
import org.niffler.app.report.Figures;
import org.niffler.app.report.Layout;
import org.niffler.app.scanner.Encounter;
import org.niffler.app.scanner.ScannerDay;
import org.niffler.app.scanner.Span;

/** How scanners were used on a day, as the API tells it: times of theirs, minutes and percentages as in the tables. */
record ScannerDayAnswer(String day, List<Use> scanners, List<LeftOut> leftOut) {

    /**
     * @param firstUse null if it was not used
     * @param usedMinutes of all encounters, added up
     * @param spanMinutes from first to last use
     * @param share of the span for which it was used, in percent; null if there is no span
     */
    record Use(
            String scanner,
            String firstUse,
            String lastUse,
            List<Visit> encounters,
            List<Stretch> gaps,
            List<Stretch> overlaps,
            BigDecimal usedMinutes,
            BigDecimal spanMinutes,
            BigDecimal share) {

        static Use of(ScannerDay day, boolean identity) {
            return new Use(
                    day.scanner(),
                    day.firstUse().map(ScannerDayAnswer::time).orElse(null),
                    day.lastUse().map(ScannerDayAnswer::time).orElse(null),
                    day.encounters().stream()
                            .map(encounter -> Visit.of(encounter, identity))
                            .toList(),
                    day.gaps().stream().map(Stretch::of).toList(),
                    day.overlaps().stream()
                            .map(overlap -> Stretch.of(overlap.span()))
                            .toList(),
                    Figures.minutes(day.busy()),
                    Figures.minutes(span(day)),
                    percent(day.utilizationPercent()));
        }
    }

    /** @param description null if it may not be shown, or there is none */
    record Visit(
            String patient,
            String start,
            String end,
            BigDecimal minutes,
            List<String> modalities,
            int studies,
            int series,
            String description) {

        static Visit of(Encounter encounter, boolean identity) {
            return new Visit(
                    encounter.patient(),
                    time(encounter.start()),
                    time(encounter.end()),
                    Figures.minutes(encounter.duration()),
                    List.copyOf(encounter.modalities()),
                    encounter.studies(),
                    encounter.series(),
                    identity && !encounter.description().isEmpty() ? encounter.description() : null);
        }
    }

    record Stretch(String start, String end, BigDecimal minutes) {

        static Stretch of(Span span) {
            return new Stretch(time(span.from()), time(span.to()), Figures.minutes(span.length()));
        }
    }

    static ScannerDayAnswer of(LocalDate day, List<ScannerDay> scanners, boolean identity, List<LeftOut> leftOut) {
        return new ScannerDayAnswer(
                day.toString(),
                scanners.stream().map(scanner -> Use.of(scanner, identity)).toList(),
                leftOut);
    }

    /** From first to last use; none if it was not used. */
    static Duration span(ScannerDay day) {
        return day.encounters().isEmpty()
                ? Duration.ZERO
                : Duration.between(day.firstUse().orElseThrow(), day.lastUse().orElseThrow());
    }

    static BigDecimal percent(OptionalDouble share) {
        return share.isPresent() ? Figures.rounded(share.getAsDouble()) : null;
    }

    private static String time(LocalDateTime time) {
        return Layout.TIDY.time(time.toLocalDate(), time);
    }
}
