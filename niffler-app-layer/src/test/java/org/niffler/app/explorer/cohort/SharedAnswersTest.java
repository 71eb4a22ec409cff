package org.niffler.app.explorer.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.niffler.app.explorer.http.Refusal;

class SharedAnswersTest {

    private static final Refusal CANCELLED = new Refusal(Refusal.Kind.CANCELLED, "cancelled");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final ExecutorService viewers = Executors.newCachedThreadPool();
    private final AtomicInteger computed = new AtomicInteger();
    private final SharedAnswers<String, String> answers = new SharedAnswers<>(
            new Clock() {
                @Override
                public Instant instant() {
                    return now.get();
                }

                @Override
                public ZoneOffset getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            },
            new SharedAnswers.Limits(Duration.ofMinutes(2), 3, 10),
            String::length);

    @AfterEach
    void end() {
        viewers.shutdownNow();
    }

    private String ask(String key) {
        return answers.get(key, Optional.empty(), () -> key + computed.incrementAndGet());
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long waiting(List<Thread> threads) {
        return threads.stream()
                .filter(thread -> thread.getState() == Thread.State.WAITING)
                .count();
    }

    @Test
    void keepsAnAnswerForAWhile() {
        assertThat(ask("a")).isEqualTo("a1");
        now.set(Instant.EPOCH.plusSeconds(119));
        assertThat(ask("a")).isEqualTo("a1");
        now.set(Instant.EPOCH.plusSeconds(120));
        assertThat(ask("a")).isEqualTo("a2");
    }

    @Test
    void keepsAFewAnswersOnly() {
        List.of("a", "b", "c", "d").forEach(this::ask);

        assertThat(ask("d")).isEqualTo("d4");
        assertThat(ask("b")).isEqualTo("b2");
        assertThat(ask("a")).isEqualTo("a5");
    }

    @Test
    void keepsNoMoreThanFits() {
        ask("aaaa");
        ask("bbbbb");
        ask("cccccccccccc");

        assertThat(ask("bbbbb")).isEqualTo("bbbbb2");
        assertThat(ask("aaaa")).isEqualTo("aaaa4");
        assertThat(ask("cccccccccccc")).isEqualTo("cccccccccccc5");
    }

    @Test
    void computesOnceForAllWhoAskAtTheSameTime() throws ExecutionException, InterruptedException {
        CountDownLatch slow = new CountDownLatch(1);
        List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
        List<Future<String>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(viewers.submit(() -> {
                threads.add(Thread.currentThread());
                return answers.get("a", Optional.empty(), () -> {
                    awaitUnchecked(slow);
                    return "a" + computed.incrementAndGet();
                });
            }));
        }
        await().until(() -> waiting(List.copyOf(threads)) == 20);
        slow.countDown();

        for (Future<String> each : all) {
            assertThat(each.get()).isEqualTo("a1");
        }
    }

    @Test
    void computesAnewForThoseWhoStillWantWhatAnotherHasCancelled() throws ExecutionException, InterruptedException {
        CountDownLatch slow = new CountDownLatch(1);
        List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
        Future<String> first = viewers.submit(() -> answers.get("a", Optional.of("first"), () -> {
            awaitUnchecked(slow);
            throw CANCELLED;
        }));
        await().until(() -> !first.isDone() && answers.isComputed("a"));
        Future<String> second = viewers.submit(() -> {
            threads.add(Thread.currentThread());
            return answers.get("a", Optional.of("second"), () -> "a" + computed.incrementAndGet());
        });
        await().until(() -> waiting(List.copyOf(threads)) == 1);
        slow.countDown();

        assertThatThrownBy(first::get).hasCause(CANCELLED);
        assertThat(second.get()).isEqualTo("a1");
    }

    @Test
    void endsTheWaitingOfWhoCancels() {
        CountDownLatch slow = new CountDownLatch(1);
        List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
        Future<String> first = viewers.submit(() -> answers.get("a", Optional.of("first"), () -> {
            awaitUnchecked(slow);
            return "a";
        }));
        await().until(() -> answers.isComputed("a"));
        Future<String> second = viewers.submit(() -> {
            threads.add(Thread.currentThread());
            return answers.get("a", Optional.of("second"), () -> "never");
        });
        await().until(() -> waiting(List.copyOf(threads)) == 1);

        answers.cancel("second");

        assertThatThrownBy(second::get)
                .hasRootCauseInstanceOf(Refusal.class)
                .hasMessageContaining("The query was cancelled.");
        slow.countDown();
        assertThat(first).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("a");
    }

    @Test
    void tellsAllWhyThereIsNoAnswerAndTriesAnewTheNextTime() {
        Refusal refusal = new Refusal(Refusal.Kind.TIME_LIMIT, "too long");

        assertThatThrownBy(() -> answers.get("a", Optional.empty(), () -> {
                    throw refusal;
                }))
                .isSameAs(refusal);
        assertThat(ask("a")).isEqualTo("a1");
    }
}
