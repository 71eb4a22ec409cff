package org.niffler.app.explorer.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.niffler.app.explorer.http.Refusal;
import org.niffler.app.explorer.http.TestClock;

class SharedAnswersTest {

    private static final Refusal CANCELLED = new Refusal(Refusal.Kind.CANCELLED, "cancelled");

    private final TestClock clock = new TestClock();
    private final ExecutorService viewers = Executors.newCachedThreadPool();
    private final AtomicInteger computed = new AtomicInteger();
    private final SharedAnswers<String, String> answers =
            new SharedAnswers<>(clock, new Memory(Duration.ofMinutes(2), 10), String::length);

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
        clock.pass(Duration.ofSeconds(119));
        assertThat(ask("a")).isEqualTo("a1");
        clock.pass(Duration.ofSeconds(1));
        assertThat(ask("a")).isEqualTo("a2");
    }

    @Test
    void keepsNoMoreThanFits() {
        ask("aaaa");
        ask("bbbbb");

        ask("aaaa");
        ask("bbbbb");

        assertThat(computed).hasValueGreaterThan(2);
    }

    @Test
    void doesNotKeepWhatIsTooHeavyNorForgetsOthersForIt() {
        assertThat(ask("aaaa")).isEqualTo("aaaa1");

        assertThat(ask("cccccccccccc")).isEqualTo("cccccccccccc2");
        assertThat(ask("cccccccccccc")).isEqualTo("cccccccccccc3");

        assertThat(ask("aaaa")).isEqualTo("aaaa1");
    }

    @Test
    void findsAnAnswerThatIsThereByItsKey() {
        ask("abc");

        assertThat(answers.known(key -> key.startsWith("a"))).contains("abc1");
        assertThat(answers.known(key -> key.startsWith("b"))).isEmpty();
        clock.pass(Duration.ofMinutes(2));
        assertThat(answers.known(key -> key.startsWith("a"))).isEmpty();
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
