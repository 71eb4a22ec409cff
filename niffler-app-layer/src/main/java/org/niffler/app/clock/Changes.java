package org.niffler.app.clock;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Looks for a clock that was set by whole hours within the time: two groups of shifts, each close together, whole hours
 * apart, that follow each other in time. Images that are merely late now and then do not: they come in between the others.
 */
final class Changes {

    private static final double TEN_MINUTES = 10 / 60.0;

    /** Of the studies in a group: fewer can be chance. */
    private static final int FEWEST = 3;

    private static final double SMALLEST_SHARE = 0.1;
    private static final double SHARE_OF_BOTH = 0.8;
    private static final int MOST_SWITCHES = 2;
    private static final int STUDIES_PER_SWITCH = 20;

    private Changes() {}

    /**
     * By how many hours the clock was changed.
     *
     * @param hours the shifts in the order of acquisition
     * @return empty if no such change is seen
     */
    static OptionalInt wholeHours(List<Double> hours) {
        List<Double> sorted = hours.stream().sorted().toList();
        // The lower of the middle two, not their mean: with half of the studies in each group, that lies in none.
        double base = sorted.get((sorted.size() - 1) / 2);
        Map<Long, List<Double>> groups = hours.stream()
                .collect(Collectors.groupingBy(shift -> group(shift, base), TreeMap::new, Collectors.toList()));
        List<Long> largest = groups.keySet().stream()
                .sorted(Comparator.comparing((Long key) -> groups.get(key).size())
                        .reversed()
                        .thenComparing(Math::abs))
                .limit(2)
                .toList();
        boolean change = largest.size() == 2
                && largest.stream().allMatch(key -> isGroup(groups.get(key), hours.size()))
                && largest.stream().mapToInt(key -> groups.get(key).size()).sum() >= SHARE_OF_BOTH * hours.size()
                && isWhole(median(groups.get(largest.get(0))) - median(groups.get(largest.get(1))))
                && followEachOther(hours, base, largest);
        return change ? OptionalInt.of((int) Math.abs(largest.get(0) - largest.get(1))) : OptionalInt.empty();
    }

    private static long group(double shift, double base) {
        return Math.round(shift - base);
    }

    private static boolean isGroup(Collection<Double> group, int all) {
        return group.size() >= FEWEST && group.size() >= SMALLEST_SHARE * all && spread(group) <= TEN_MINUTES;
    }

    private static boolean isWhole(double hours) {
        return Math.abs(hours - Math.round(hours)) <= TEN_MINUTES;
    }

    private static boolean followEachOther(List<Double> hours, double base, List<Long> both) {
        long[] order = hours.stream()
                .mapToLong(shift -> group(shift, base))
                .filter(both::contains)
                .toArray();
        long switches = IntStream.range(1, order.length)
                .filter(i -> order[i] != order[i - 1])
                .count();
        return switches <= Math.max(MOST_SWITCHES, order.length / STUDIES_PER_SWITCH);
    }

    private static double median(Collection<Double> shifts) {
        double[] sorted =
                shifts.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return ShiftStatistics.medianOfSorted(sorted);
    }

    private static double spread(Collection<Double> shifts) {
        double median = median(shifts);
        double[] distances = shifts.stream()
                .mapToDouble(shift -> Math.abs(shift - median))
                .sorted()
                .toArray();
        return ShiftStatistics.robustSpread(distances);
    }
}
