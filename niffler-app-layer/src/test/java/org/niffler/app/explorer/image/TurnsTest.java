package org.niffler.app.explorer.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.niffler.app.explorer.http.Refusal;

class TurnsTest {

    private static final Duration SOON = Duration.ofMillis(50);

    @Test
    void refusesWhoseTurnDoesNotComeInTime() {
        Turns turns = new Turns(1, SOON);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> turns.take(() -> {
            begun.countDown();
            await(end);
            return "done";
        }));
        await(begun);

        assertThatThrownBy(() -> turns.take(() -> "never"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_MANY))
                .hasMessage("Too many images are being looked at just now.");
        end.countDown();
        assertThat(first.join()).isEqualTo("done");
        assertThat(turns.take(() -> "next")).isEqualTo("next");
    }

    @Test
    void givesTheTurnBackIfTheWorkFails() {
        Turns turns = new Turns(1, SOON);

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> turns.take(() -> {
                        throw new IllegalStateException("work");
                    }))
                    .hasMessage("work");
        }
        assertThat(turns.take(() -> "next")).isEqualTo("next");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
