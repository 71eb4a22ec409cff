package org.niffler.cold.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.niffler.schedule.RetrievalWindow;
import org.niffler.schedule.WindowGate;
import org.niffler.schedule.WindowSchedule;

/** When the next study may be asked for. The time of day is the test's own; pauses between studies are real. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class PacingTest {

    private static final Instant EVENING = Instant.parse("2026-03-02T20:00:00Z");
    private static final Duration NONE = Duration.ZERO;

    private final AtomicReference<Instant> now = new AtomicReference<>(EVENING);
    private final Queue<String> notices = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Pacing pacing;

    @AfterEach
    void stop() {
        threads.shutdownNow();
        pacing.close();
    }

    @Test
    void letsAsManyStudiesBeInFlightAsThereAreAssociations() {
        pacing = pacing(WindowSchedule.always(), limits(3, NONE, OptionalInt.empty()));

        assertThat(mostAtOnceOf(8)).isEqualTo(3);
    }

    @Test
    void keepsToTheAssociationsOfTheWindowThatIsOpen() {
        RetrievalWindow narrow = new RetrievalWindow(
                EnumSet.allOf(DayOfWeek.class), LocalTime.of(19, 0), LocalTime.of(7, 0), OptionalInt.of(2));
        pacing = pacing(new WindowSchedule(List.of(narrow), ZoneOffset.UTC), limits(5, NONE, OptionalInt.empty()));

        assertThat(mostAtOnceOf(8)).isEqualTo(2);
    }

    @Test
    void restsAfterAStudyOnTheAssociationThatItUsedAndOnNoOther() throws Exception {
        Duration rest = Duration.ofMillis(700);
        pacing = pacing(WindowSchedule.always(), limits(2, rest, OptionalInt.empty()));
        long start = System.nanoTime();

        pacing.inTurn(() -> 1, count -> count);
        pacing.inTurn(() -> 1, count -> count);
        Duration afterTwo = Duration.ofNanos(System.nanoTime() - start);
        pacing.inTurn(() -> 1, count -> count);

        assertThat(afterTwo).as("the other association is free").isLessThan(rest);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(rest);
    }

    @Test
    void waitsUntilTheInstancesThatCameAreWithinTheLimitOfTheHour() throws Exception {
        pacing = pacing(WindowSchedule.always(), limits(1, NONE, OptionalInt.of(3_600)));
        pacing.inTurn(() -> 10, count -> count); // ten seconds' worth of a study

        Future<Integer> next = threads.submit(() -> pacing.inTurn(() -> 1, count -> count));
        now.set(EVENING.plusMillis(9_999));
        await().during(Duration.ofMillis(1_500)).until(() -> !next.isDone());
        now.set(EVENING.plusSeconds(10));

        assertThat(next.get()).isEqualTo(1);
    }

    @Test
    void addsUpWhatSeveralStudiesOweTheLimit() throws Exception {
        pacing = pacing(WindowSchedule.always(), limits(2, NONE, OptionalInt.of(3_600)));
        CountDownLatch both = new CountDownLatch(2);
        List<Future<Integer>> first = IntStream.range(0, 2)
                .mapToObj(i -> threads.submit(() -> pacing.inTurn(
                        () -> {
                            both.countDown();
                            both.await();
                            return 10;
                        },
                        count -> count)))
                .toList();
        for (Future<Integer> study : first) {
            study.get();
        }

        Future<Integer> next = threads.submit(() -> pacing.inTurn(() -> 1, count -> count));
        now.set(EVENING.plusMillis(19_999));
        await().during(Duration.ofMillis(1_500)).until(() -> !next.isDone());
        now.set(EVENING.plusSeconds(20));

        assertThat(next.get()).isEqualTo(1);
    }

    @Test
    void asksAgainInTheNextWindowForWhatWasCutOffByTheEndOfThisOne() throws Exception {
        WindowSchedule nights = new WindowSchedule(
                List.of(RetrievalWindow.daily(LocalTime.of(19, 0), LocalTime.of(7, 0))), ZoneOffset.UTC);
        now.set(Instant.parse("2026-03-03T06:59:59.700Z"));
        pacing = pacing(nights, limits(1, NONE, OptionalInt.empty()));
        AtomicInteger attempts = new AtomicInteger();

        Integer result = pacing.inTurn(
                () -> {
                    if (attempts.incrementAndGet() == 1) {
                        untilInterrupted(() -> now.set(Instant.parse("2026-03-03T07:00:00Z")));
                    }
                    return attempts.get();
                },
                count -> count);

        assertThat(result).isEqualTo(2);
        assertThat(now.get()).isEqualTo(Instant.parse("2026-03-03T19:00:00Z"));
        assertThat(notices)
                .containsExactly(
                        "outside the retrieval window; sleeping until Tue 2026-03-03 19:00",
                        "the retrieval window is open until Wed 2026-03-04 07:00");
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void tellsAStopFromTheEndOfAWindow() throws Exception {
        pacing = pacing(WindowSchedule.always(), limits(1, NONE, OptionalInt.empty()));
        CountDownLatch begun = new CountDownLatch(1);
        AtomicReference<Thread> worker = new AtomicReference<>();
        Future<Object> inFlight = threads.submit(() -> pacing.inTurn(
                () -> {
                    worker.set(Thread.currentThread());
                    begun.countDown();
                    return untilInterrupted(() -> {});
                },
                count -> 0));
        begun.await();

        worker.get().interrupt();

        assertThatThrownBy(inFlight::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(pacing.inTurn(() -> 7, count -> count))
                .as("its turn is over")
                .isEqualTo(7);
    }

    @Test
    void beginsNothingAfterItWasStopped() throws Exception {
        pacing = pacing(WindowSchedule.always(), limits(1, NONE, OptionalInt.empty()));

        pacing.stop();

        assertThatThrownBy(() -> pacing.inTurn(() -> 1, count -> count))
                .isInstanceOf(InterruptedException.class)
                .hasMessage("stopped");
    }

    @Test
    void givesTheTurnOfAStudyThatFailedToTheNext() throws Exception {
        pacing = pacing(WindowSchedule.always(), limits(1, NONE, OptionalInt.of(1)));

        assertThatThrownBy(() -> pacing.inTurn(
                        () -> {
                            throw new IOException("disk");
                        },
                        count -> 1_000))
                .hasMessage("disk");

        assertThat(pacing.inTurn(() -> 7, count -> count)).isEqualTo(7);
    }

    /** Each study waits for as many others as can be in flight with it, or for long enough to see that none comes. */
    private int mostAtOnceOf(int studies) {
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch never = new CountDownLatch(1);
        List<Future<Boolean>> all = IntStream.range(0, studies)
                .mapToObj(i -> threads.submit(() -> pacing.inTurn(
                        () -> {
                            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                            boolean ended = never.await(100, TimeUnit.MILLISECONDS);
                            inFlight.decrementAndGet();
                            return ended;
                        },
                        ended -> 0)))
                .toList();
        await().until(() -> all.stream().allMatch(Future::isDone));
        return most.get();
    }

    /** @return never */
    private static <T> T untilInterrupted(Runnable then) throws InterruptedException {
        try {
            new CountDownLatch(1).await();
            throw new IllegalStateException("nobody counts it down");
        } catch (InterruptedException e) {
            then.run();
            throw e;
        }
    }

    private Pacing pacing(WindowSchedule schedule, Pacing.Limits limits) {
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
        WindowGate gate =
                new WindowGate(schedule, clock, notices::add, pause -> now.updateAndGet(time -> time.plus(pause)));
        return new Pacing(gate, limits, clock);
    }

    private static Pacing.Limits limits(int associations, Duration pause, OptionalInt instancesPerHour) {
        return new Pacing.Limits(associations, pause, instancesPerHour, NONE);
    }
}
