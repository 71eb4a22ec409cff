package org.niffler.app.explorer.operations;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many values were at most so large, since the start of the service, or between two moments.
 *
 * @param counts by upper bound, growing; that of infinity is the number of all
 */
record Histogram(SortedMap<Double, Double> counts) {

    Histogram {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /** What was added since; all of it if it began anew. */
    Histogram since(Histogram before) {
        SortedMap<Double, Double> added = new TreeMap<>();
        for (Map.Entry<Double, Double> count : counts.entrySet()) {
            double difference = count.getValue() - before.counts.getOrDefault(count.getKey(), 0.0);
            if (difference < 0) {
                return this;
            }
            added.put(count.getKey(), difference);
        }
        return new Histogram(added);
    }

    /**
     * The value below which this share of all is, by linear interpolation between bounds, as Prometheus has it; what is above
     * the highest bound is taken to be at it. Empty if there is none.
     */
    OptionalDouble quantile(double share) {
        double all = counts.isEmpty() ? 0 : counts.get(counts.lastKey());
        double rank = share * all;
        double bound = 0;
        double below = 0;
        for (Map.Entry<Double, Double> count : counts.entrySet()) {
            if (all > 0 && count.getValue() >= rank && count.getValue() > below) {
                return OptionalDouble.of(
                        count.getKey().isInfinite()
                                ? bound
                                : bound + (count.getKey() - bound) * (rank - below) / (count.getValue() - below));
            }
            bound = count.getKey();
            below = count.getValue();
        }
        return OptionalDouble.empty();
    }
}
