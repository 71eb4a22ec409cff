package org.niffler.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Holds up whoever wants to retrieve outside the windows. Any number of threads may wait; notices are given once. */
public final class WindowGate {

    /** Short enough to notice soon that the system's clock was set, or that the computer was asleep itself. */
    private static final Duration LONGEST_SLEEP = Duration.ofMinutes(1);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ENGLISH);

    private final WindowSchedule schedule;
    private final Clock clock;
    private final Consumer<String> notices;
    private final Sleeper sleeper;
    private final Lock turn = new ReentrantLock();

    /** Asked many times for each study, it is not looked up in the calendar each time. */
    private volatile Known known;

    /** A window that was open at that moment, and is until it changes. */
    private record Known(Instant since, OpenWindow window) {}

    /** @param notices told when the waiting begins and ends, in words for the log */
    public WindowGate(WindowSchedule schedule, Clock clock, Consumer<String> notices) {
        this(schedule, clock, notices, Sleeper.ofThread());
    }

    /** @param sleeper passes the time while no window is open */
    public WindowGate(WindowSchedule schedule, Clock clock, Consumer<String> notices, Sleeper sleeper) {
        this.schedule = schedule;
        this.clock = clock;
        this.notices = notices;
        this.sleeper = sleeper;
    }

    /**
     * Returns when a window is open: at once if one is.
     *
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public void awaitOpen() throws InterruptedException {
        if (open().isPresent()) {
            return;
        }
        // One waits for the clock and the others for it. Not synchronized, which an interrupt does not end.
        turn.lockInterruptibly();
        try {
            if (open().isEmpty()) {
                sleepUntilOpen();
            }
        } finally {
            turn.unlock();
        }
    }

    /** The window that is open now, with the number of associations that it wants. */
    public Optional<OpenWindow> open() {
        Instant now = clock.instant();
        Known last = known;
        if (last != null
                && !now.isBefore(last.since())
                && now.isBefore(last.window().changes())) {
            return Optional.of(last.window());
        }
        Optional<OpenWindow> open = schedule.at(now);
        open.ifPresent(window -> known = new Known(now, window));
        return open;
    }

    /** When the window that is open now closes; empty if none is open, and if it never closes. */
    public Optional<Instant> closes() {
        return open().filter(window -> !window.neverCloses()).map(OpenWindow::closes);
    }

    private void sleepUntilOpen() throws InterruptedException {
        Instant now = clock.instant();
        notices.accept("outside the retrieval window; sleeping until " + text(schedule.nextOpening(now)));
        Optional<OpenWindow> open = schedule.at(now);
        while (open.isEmpty()) {
            Duration left = Duration.between(now, schedule.nextOpening(now));
            sleeper.sleep(left.compareTo(LONGEST_SLEEP) < 0 ? left : LONGEST_SLEEP);
            now = clock.instant();
            open = schedule.at(now);
        }
        notices.accept("the retrieval window is open until " + text(open.get().closes()));
    }

    private String text(Instant instant) {
        return TIME.format(instant.atZone(schedule.zone()));
    }
}
