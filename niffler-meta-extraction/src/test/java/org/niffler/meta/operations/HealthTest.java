package org.niffler.meta.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private static Health health(List<MainLoop> loops, List<HealthCheck> checks) {
        return new Health(loops, checks, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static MainLoop loop(String name, long secondsAgo) {
        return new MainLoop(name, () -> NOW.minusSeconds(secondsAgo), Duration.ofSeconds(60));
    }

    @Test
    void isAliveIfEveryLoopTurnedNotLongAgo() {
        HealthReport live = health(List.of(loop("extractor", 60), loop("sweep", 0)), List.of())
                .live();

        assertThat(live.allWell()).isTrue();
        assertThat(live.status()).isEqualTo("alive");
        assertThat(live.checks())
                .isEqualTo(Map.of(
                        "extractor", Finding.good("last turned 60 s ago"),
                        "sweep", Finding.good("last turned 0 s ago")));
    }

    @Test
    void isStalledIfOneLoopStands() {
        HealthReport live = health(List.of(loop("extractor", 61), loop("sweep", 3)), List.of())
                .live();

        assertThat(live.allWell()).isFalse();
        assertThat(live.status()).isEqualTo("stalled");
        assertThat(live.checks())
                .containsEntry("extractor", Finding.bad("last turned 61 s ago; allowed are 60 s"))
                .containsEntry("sweep", Finding.good("last turned 3 s ago"));
    }

    @Test
    void bearsAClockThatWasSetBack() {
        assertThat(health(List.of(loop("sweep", -30)), List.of()).live().checks())
                .containsEntry("sweep", Finding.good("last turned 0 s ago"));
    }

    @Test
    void isReadyIfEveryCheckIsGood() {
        HealthReport ready = health(
                        List.of(loop("extractor", 1000)),
                        List.of(new HealthCheck("profiles", () -> Finding.good("4 profiles"))))
                .ready();

        assertThat(ready.status()).isEqualTo("ready");
        assertThat(ready.checks()).isEqualTo(Map.of("profiles", Finding.good("4 profiles")));
    }

    @Test
    void tellsEveryCheckWhenOneIsBadOrFails() {
        HealthReport ready = health(
                        List.of(),
                        List.of(
                                new HealthCheck("disk", () -> Finding.good("20 GiB free")),
                                new HealthCheck("store", () -> Finding.bad("no answer")),
                                new HealthCheck("profiles", () -> {
                                    throw new IllegalStateException("Doe^John");
                                })))
                .ready();

        assertThat(ready.allWell()).isFalse();
        assertThat(ready.status()).isEqualTo("not ready");
        assertThat(ready.checks())
                .isEqualTo(Map.of(
                        "disk", Finding.good("20 GiB free"),
                        "store", Finding.bad("no answer"),
                        "profiles", Finding.bad("the check failed: IllegalStateException")));
    }

    @Test
    void tellsNoPasswordOfAnAddress() {
        assertThat(Finding.bad("mongodb://niffler:p@ss@db1:27017,db2/?tls=true does not answer")
                        .detail())
                .isEqualTo("mongodb://***@db1:27017,db2/?tls=true does not answer");
    }
}
