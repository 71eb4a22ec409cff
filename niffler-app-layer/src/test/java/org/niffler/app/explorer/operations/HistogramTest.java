package org.niffler.app.explorer.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HistogramTest {

    private static Histogram of(double... boundsAndCounts) {
        TreeMap<Double, Double> counts = new TreeMap<>();
        for (int i = 0; i < boundsAndCounts.length; i += 2) {
            counts.put(boundsAndCounts[i], boundsAndCounts[i + 1]);
        }
        return new Histogram(counts);
    }

    @Test
    void interpolatesWithinTheBucketThatTheQuantileIsIn() {
        Histogram histogram = of(1, 10, 2, 30, 4, 40, Double.POSITIVE_INFINITY, 40);

        assertThat(histogram.quantile(0.5)).hasValue(1.5); // the 20th of 40, half of the way from 10 to 30
        assertThat(histogram.quantile(0.95)).hasValue(3.6); // the 38th, 8 tenths of the way from 30 to 40
        assertThat(histogram.quantile(0.125)).hasValue(0.5);
    }

    @Test
    void takesWhatIsAboveTheHighestBoundToBeAtIt() {
        assertThat(of(1, 0, 2, 1, Double.POSITIVE_INFINITY, 10).quantile(0.5)).hasValue(2);
    }

    @Test
    void knowsNoQuantileOfNothing() {
        assertThat(of(1, 0, Double.POSITIVE_INFINITY, 0).quantile(0.5)).isEmpty();
        assertThat(of().quantile(0.5)).isEmpty();
    }

    @Test
    void tellsWhatWasAddedSince() {
        assertThat(of(1, 10, 2, 30).since(of(1, 4, 2, 4)).counts()).isEqualTo(Map.of(1.0, 6.0, 2.0, 26.0));
    }

    @Test
    void takesAllForAddedIfItBeganAnew() {
        assertThat(of(1, 3, 2, 5).since(of(1, 4, 2, 4)).counts()).isEqualTo(Map.of(1.0, 3.0, 2.0, 5.0));
    }
}
