package org.niffler.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleTest {

    @Test
    void showsMedianLeastAndMost() {
        assertThat(new Sample(List.of(3.04, 1.0, 12.0))).hasToString("3.0 (1.0-12.0)");
        assertThat(new Sample(List.of(2185.2, 2455.7))).hasToString("2,320 (2,185-2,456)");
    }

    @Test
    void showsThreeDigitsOfWhatIsLessThanOne() {
        assertThat(new Sample(List.of(0.02841, 0.3677, 0.0325))).hasToString("0.0325 (0.0284-0.368)");
        assertThat(Sample.format(0)).isEqualTo("0.0");
    }

    @Test
    void tellsWhatMostValuesDoNotExceed() {
        Sample hundred = new Sample(
                IntStream.rangeClosed(1, 100).mapToObj(Double::valueOf).toList());

        assertThat(hundred.quantile(0.99)).isEqualTo(99);
        assertThat(hundred.quantile(0.5)).isEqualTo(50);
        assertThat(new Sample(List.of(7.0)).quantile(0.99)).isEqualTo(7);
    }
}
