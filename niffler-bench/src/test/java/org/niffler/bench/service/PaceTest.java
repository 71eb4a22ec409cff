package org.niffler.bench.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void letsThroughNoMoreThanItsRate() throws InterruptedException {
        Pace pace = new Pace(10);
        long start = System.nanoTime();

        for (int i = 0; i < 15; i++) {
            pace.await(1_000_000);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1_300));
    }

    @Test
    void keepsNobodyWaitingWithoutARate() throws InterruptedException {
        Pace pace = new Pace(0);
        long start = System.nanoTime();

        for (int i = 0; i < 1_000; i++) {
            pace.await(Integer.MAX_VALUE);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
}
