package org.niffler.app.explorer.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoginLimitTest {

    private final TestClock clock = new TestClock();
    private final LoginLimit limit = new LoginLimit(clock);

    private void fail(String address, int times) {
        for (int attempt = 0; attempt < times; attempt++) {
            assertThat(limit.attempt(address)).isZero();
        }
    }

    @Test
    void makesEachFurtherMistakeCostTwiceTheTime() {
        fail("10.0.0.1", 5);
        assertThat(limit.attempt("10.0.0.1")).isEqualTo(Duration.ofSeconds(30));
        clock.pass(Duration.ofSeconds(30));
        fail("10.0.0.1", 1);

        assertThat(limit.attempt("10.0.0.1")).isEqualTo(Duration.ofSeconds(60));
        for (int attempt = 0; attempt < 10; attempt++) {
            clock.pass(limit.attempt("10.0.0.1"));
            fail("10.0.0.1", 1);
        }
        assertThat(limit.attempt("10.0.0.1")).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void letsOthersTryMeanwhile() {
        fail("10.0.0.1", 5);

        fail("10.0.0.2", 4);
    }

    @Test
    void forgetsMistakesOfLongAgo() {
        fail("10.0.0.1", 4);
        clock.pass(Duration.ofMinutes(5));

        fail("10.0.0.1", 5);
        assertThat(limit.attempt("10.0.0.1")).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void forgetsMistakesOfThoseWhoWereRight() {
        fail("10.0.0.1", 4);
        limit.wasRight("10.0.0.1");

        fail("10.0.0.1", 5);
    }

    @Test
    void takesANetworkOfIpv6ForOneAddress() {
        for (int attempt = 1; attempt <= 5; attempt++) {
            fail("[2001:db8:1:2:0:0:0:" + attempt + "]", 1);
        }

        assertThat(limit.attempt("[2001:db8:1:2:0:0:0:9]")).isEqualTo(Duration.ofSeconds(30));
        assertThat(limit.attempt("[2001:db8:1:3:0:0:0:9]")).isZero();
    }

    @Test
    void slowsManyWhoShareTheWork() {
        for (int address = 0; address < 100; address++) {
            fail("10.0.1." + address, 1);
        }

        assertThat(limit.attempt("10.0.2.1")).isEqualTo(Duration.ofSeconds(10));
    }
}
