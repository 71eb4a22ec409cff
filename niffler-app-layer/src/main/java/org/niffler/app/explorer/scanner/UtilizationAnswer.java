package org.niffler.app.explorer.scanner;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.niffler.app.query.Days;
import org.niffler.app.report.Figures;

/** How scanners were used on some days, as the API tells it: a heat map, and the scanners beside each other. */
record UtilizationAnswer(String from, String to, List<Day> days, List<Scanner> scanners, List<LeftOut> leftOut) {

    /** A scanner and a day on which it was used. */
    record Day(
            String day,
            String scanner,
            int encounters,
            BigDecimal usedMinutes,
            BigDecimal spanMinutes,
            BigDecimal share) {

        static Day of(DayUse use) {
            return new Day(
                    use.day().toString(),
                    use.scanner(),
                    use.encounters().length,
                    Figures.minutes(use.used()),
                    Figures.minutes(use.span()),
                    ScannerDayAnswer.percent(use.percent()));
        }
    }

    /**
     * @param days on which it was used
     * @param medianEncounterMinutes null if there is no encounter
     * @param medianIdleMinutes of the gaps between encounters; null if there is none
     * @param share of the time between first and last use of each day, in percent; null if there is no such time
     */
    record Scanner(
            String scanner,
            int days,
            int encounters,
            BigDecimal usedMinutes,
            BigDecimal medianEncounterMinutes,
            BigDecimal medianIdleMinutes,
            BigDecimal share) {

        static Scanner of(String scanner, List<DayUse> days) {
            Duration used = days.stream().map(DayUse::used).reduce(Duration.ZERO, Duration::plus);
            Duration span = days.stream().map(DayUse::span).reduce(Duration.ZERO, Duration::plus);
            return new Scanner(
                    scanner,
                    days.size(),
                    days.stream().mapToInt(day -> day.encounters().length).sum(),
                    Figures.minutes(used),
                    median(days, DayUse::encounters),
                    median(days, DayUse::gaps),
                    span.isZero() ? null : Figures.rounded(100.0 * used.toNanos() / span.toNanos()));
        }

        /** The middle one, or the mean of the middle two. */
        private static BigDecimal median(List<DayUse> days, Function<DayUse, long[]> part) {
            long[] sorted = days.stream()
                    .map(part)
                    .flatMapToLong(Arrays::stream)
                    .sorted()
                    .toArray();
            if (sorted.length == 0) {
                return null;
            }
            int upper = sorted.length / 2;
            long median = sorted.length % 2 == 1 ? sorted[upper] : (sorted[upper - 1] + sorted[upper]) / 2;
            return Figures.minutes(Duration.ofNanos(median));
        }
    }

    /** @param wanted of these scanners only, used or not; none means all that were used */
    static UtilizationAnswer of(Days days, List<DayUse> uses, List<String> wanted, List<LeftOut> leftOut) {
        Map<String, List<DayUse>> byScanner = uses.stream()
                .filter(use -> wanted.isEmpty() || wanted.contains(use.scanner()))
                .collect(Collectors.groupingBy(DayUse::scanner, TreeMap::new, Collectors.toList()));
        TreeSet<String> names = new TreeSet<>(byScanner.keySet());
        names.addAll(wanted);
        List<Day> told = new ArrayList<>();
        uses.stream()
                .filter(use -> byScanner.containsKey(use.scanner()))
                .map(Day::of)
                .forEach(told::add);
        return new UtilizationAnswer(
                days.first().toString(),
                days.last().toString(),
                told,
                names.stream()
                        .map(name -> Scanner.of(name, byScanner.getOrDefault(name, List.of())))
                        .toList(),
                leftOut);
    }
}
