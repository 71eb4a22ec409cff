package org.niffler.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class WindowGateTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final AtomicReference<Instant> now = new AtomicReference<>();
    private final Queue<String> notices = new ConcurrentLinkedQueue<>();
    private final Queue<Duration> sleeps = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static Instant berlin(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    private void sleep(Duration pause) {
        sleeps.add(pause);
        now.updateAndGet(instant -> instant.plus(pause));
    }

    private WindowGate gate(WindowSchedule schedule, Sleeper sleeper) {
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneId.of("UTC");
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("a gate takes the zone of its schedule");
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
        return new WindowGate(schedule, clock, notices::add, pause -> {
            if (Thread.interrupted()) {
                throw new InterruptedException("the time of the test is up");
            }
            sleeper.sleep(pause);
        });
    }

    private WindowGate nightly(Sleeper sleeper) {
        return gate(WindowSchedule.nightly(19, 7, BERLIN), sleeper);
    }

    @Test
    void letsThroughAtOnceWhileAWindowIsOpen() throws InterruptedException {
        now.set(berlin("2026-11-23T19:00"));

        nightly(this::sleep).awaitOpen();

        assertThat(sleeps).isEmpty();
        assertThat(notices).isEmpty();
    }

    @Test
    void sleepsInShortSlicesUntilAWindowOpensAndSaysSoOnce() throws InterruptedException {
        now.set(berlin("2026-11-23T18:57:30"));

        nightly(this::sleep).awaitOpen();

        assertThat(now).hasValue(berlin("2026-11-23T19:00"));
        assertThat(sleeps).containsExactly(MINUTE, MINUTE, Duration.ofSeconds(30));
        assertThat(notices)
                .containsExactly(
                        "outside the retrieval window; sleeping until Mon 2026-11-23 19:00",
                        "the retrieval window is open until Tue 2026-11-24 07:00");
    }

    @Test
    void noticesThatTheComputerSleptPastTheOpening() throws InterruptedException {
        now.set(berlin("2026-11-23T12:00"));

        nightly(pause -> now.set(berlin("2026-11-24T03:00"))).awaitOpen();

        assertThat(now).hasValue(berlin("2026-11-24T03:00"));
        assertThat(notices).last().isEqualTo("the retrieval window is open until Tue 2026-11-24 07:00");
    }

    @Test
    void sleepsOnWhenTheComputerSleptPastTheWholeWindow() throws InterruptedException {
        now.set(berlin("2026-11-23T18:59"));
        Queue<Instant> wakes = new ConcurrentLinkedQueue<>(
                List.of(berlin("2026-11-24T07:00"), berlin("2026-11-24T18:59:59"), berlin("2026-11-24T19:00")));

        nightly(pause -> {
                    sleeps.add(pause);
                    now.set(wakes.remove());
                })
                .awaitOpen();

        assertThat(sleeps).containsExactly(MINUTE, MINUTE, Duration.ofSeconds(1));
        assertThat(notices)
                .containsExactly(
                        "outside the retrieval window; sleeping until Mon 2026-11-23 19:00",
                        "the retrieval window is open until Wed 2026-11-25 07:00");
    }

    @Test
    void noticesThatTheClockWasSetBack() throws InterruptedException {
        now.set(berlin("2026-11-23T07:00"));

        nightly(pause -> now.set(berlin("2026-11-23T06:30"))).awaitOpen();

        assertThat(notices).last().isEqualTo("the retrieval window is open until Mon 2026-11-23 07:00");
    }

    @Test
    void saysItAgainInTheNextPause() throws InterruptedException {
        WindowGate gate = nightly(this::sleep);
        now.set(berlin("2026-11-23T18:59"));
        gate.awaitOpen();
        now.set(berlin("2026-11-24T07:00"));
        gate.awaitOpen();

        assertThat(notices)
                .containsExactly(
                        "outside the retrieval window; sleeping until Mon 2026-11-23 19:00",
                        "the retrieval window is open until Tue 2026-11-24 07:00",
                        "outside the retrieval window; sleeping until Tue 2026-11-24 19:00",
                        "the retrieval window is open until Wed 2026-11-25 07:00");
    }

    @Test
    void holdsUpManyThreadsWithOneNotice() throws Exception {
        now.set(berlin("2026-11-23T12:00"));
        CountDownLatch morning = new CountDownLatch(1);
        WindowGate gate = nightly(pause -> {
            morning.await();
            now.set(berlin("2026-11-23T19:00"));
        });
        List<Future<?>> waiting = IntStream.range(0, 8)
                .<Future<?>>mapToObj(i -> threads.submit(() -> {
                    gate.awaitOpen();
                    return null;
                }))
                .toList();

        await().until(() -> notices.size() == 1);
        assertThat(waiting).noneMatch(Future::isDone);
        morning.countDown();
        for (Future<?> thread : waiting) {
            thread.get();
        }

        assertThat(notices)
                .containsExactly(
                        "outside the retrieval window; sleeping until Mon 2026-11-23 19:00",
                        "the retrieval window is open until Tue 2026-11-24 07:00");
    }

    @Test
    void isLeftByAnInterruptedThreadWhetherItSleepsOrWaitsForTheOneThatDoes() throws Exception {
        now.set(berlin("2026-11-23T12:00"));
        WindowGate gate = nightly(Sleeper.ofThread());
        List<FutureTask<Throwable>> ends = Stream.generate(
                        () -> new FutureTask<>(() -> catchThrowable(gate::awaitOpen)))
                .limit(2)
                .toList();
        List<Thread> waiting = ends.stream().map(Thread::new).toList();
        waiting.forEach(Thread::start);
        await().until(() -> waiting.stream()
                .map(Thread::getState)
                .collect(Collectors.toSet())
                .equals(Set.of(Thread.State.TIMED_WAITING, Thread.State.WAITING)));

        // The one that waits first: it would take the place of the one that sleeps, and say so.
        int waits = waiting.get(0).getState() == Thread.State.WAITING ? 0 : 1;
        for (int each : List.of(waits, 1 - waits)) {
            waiting.get(each).interrupt();
            assertThat(ends.get(each).get()).isInstanceOf(InterruptedException.class);
        }
        assertThat(notices).containsExactly("outside the retrieval window; sleeping until Mon 2026-11-23 19:00");
    }

    @Test
    void tellsWhenTheWindowCloses() {
        WindowGate night = nightly(this::sleep);
        now.set(berlin("2026-11-23T20:00"));
        assertThat(night.closes()).contains(berlin("2026-11-24T07:00"));
        now.set(berlin("2026-11-24T07:00"));
        assertThat(night.closes()).isEmpty();

        assertThat(gate(WindowSchedule.always(), this::sleep).closes()).isEmpty();
    }

    @Test
    void tellsHowManyAssociationsTheOpenWindowWants() {
        WindowGate gate = gate(
                new WindowSchedule(
                        List.of(new RetrievalWindow(
                                Set.of(DayOfWeek.MONDAY), LocalTime.of(19, 0), LocalTime.of(7, 0), OptionalInt.of(4))),
                        BERLIN),
                this::sleep);
        now.set(berlin("2026-11-23T19:00"));

        assertThat(gate.open().map(OpenWindow::associations)).isEqualTo(Optional.of(OptionalInt.of(4)));
    }
}
