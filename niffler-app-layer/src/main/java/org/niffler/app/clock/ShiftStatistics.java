package org.niffler.app.clock;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;

/**
 * What the shifts of a scanner are like, in hours.
 *
 * @param studies how many there are, at least one
 * @param standardDeviation of the population, as the original has it
 * @param median the middle one, or the mean of the middle two
 * @param robustSpread the median distance from the median times 1.4826: for shifts that are normally distributed it is the
 *     standard deviation, but a few studies that were sent days later do not change it
 */
public record ShiftStatistics(
        int studies,
        double average,
        double minimum,
        double maximum,
        double standardDeviation,
        double median,
        double robustSpread) {

    private static final double OF_A_NORMAL_DISTRIBUTION = 1.4826;
    private static final double SECONDS = 3600;
    private static final double NANOS = 1e9;

    static ShiftStatistics of(Collection<Duration> shifts) {
        double[] hours =
                shifts.stream().mapToDouble(ShiftStatistics::hours).sorted().toArray();
        double average = Arrays.stream(hours).average().orElseThrow();
        double variance = Arrays.stream(hours)
                .map(shift -> (shift - average) * (shift - average))
                .average()
                .orElseThrow();
        double median = medianOfSorted(hours);
        double[] distances = Arrays.stream(hours)
                .map(shift -> Math.abs(shift - median))
                .sorted()
                .toArray();
        return new ShiftStatistics(
                hours.length,
                average,
                hours[0],
                hours[hours.length - 1],
                Math.sqrt(variance),
                median,
                robustSpread(distances));
    }

    static double hours(Duration duration) {
        return (duration.getSeconds() + duration.getNano() / NANOS) / SECONDS;
    }

    /** Of sorted distances from the median. */
    static double robustSpread(double[] distances) {
        return OF_A_NORMAL_DISTRIBUTION * medianOfSorted(distances);
    }

    static double medianOfSorted(double[] sorted) {
        int upper = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[upper] : (sorted[upper - 1] + sorted[upper]) / 2;
    }
}
