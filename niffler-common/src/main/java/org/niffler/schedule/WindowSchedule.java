package org.niffler.schedule;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * When of the week images may be retrieved, and with how many associations.
 *
 * <p>Windows open and close by the clock on the wall, also in the night in which it changes. A time that the clock leaves
 * out is the instant at which it jumps; of a time that it shows twice, the first opens a window and the second closes it.
 */
public final class WindowSchedule {

    private final List<RetrievalWindow> windows;
    private final ZoneId zone;

    /**
     * @param zone whose clock the windows mean
     * @throws IllegalArgumentException if there is no window
     */
    public WindowSchedule(List<RetrievalWindow> windows, ZoneId zone) {
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("a schedule needs a window, or nothing is ever retrieved");
        }
        this.windows = List.copyOf(windows);
        this.zone = zone;
    }

    /** Open at any time, with no word on associations. */
    public static WindowSchedule always() {
        return nightly(0, 0, ZoneOffset.UTC);
    }

    /**
     * Open every day between two full hours, past midnight if the first is the later one, and always if they are equal.
     *
     * @throws java.time.DateTimeException if an hour is not from 0 to 23
     */
    public static WindowSchedule nightly(int startHour, int endHour, ZoneId zone) {
        RetrievalWindow window = RetrievalWindow.daily(LocalTime.of(startHour, 0), LocalTime.of(endHour, 0));
        return new WindowSchedule(List.of(window), zone);
    }

    /** Until when and with how many associations images may be retrieved; empty if not at that instant. */
    public Optional<OpenWindow> at(Instant now) {
        Timeline timeline = new Timeline(windows, zone, now);
        return timeline.isOpen()
                ? Optional.of(new OpenWindow(timeline.closes(), timeline.changes(), timeline.associations()))
                : Optional.empty();
    }

    /** The first instant from the given one on at which a window is open: the given one, if one is open then. */
    public Instant nextOpening(Instant now) {
        Timeline timeline = new Timeline(windows, zone, now);
        return timeline.isOpen() ? now : timeline.nextOpening();
    }

    /** Whose clock the windows mean, for messages. */
    public ZoneId zone() {
        return zone;
    }
}
