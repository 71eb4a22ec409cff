package org.niffler.app.explorer.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The moments of the last day at which the service was looked at: all of the last hour, before that one a minute. As counters
 * are kept and rates are made of two of them, a rate over a minute is still that of the whole minute. May be used by several
 * threads.
 */
final class Samples {

    static final Duration WHOLE = Duration.ofHours(24);

    private static final Duration DENSE = Duration.ofHours(1);
    private static final Duration THINNED = Duration.ofMinutes(1);
    private static final Duration LAST = Duration.ofSeconds(65);

    /** Of each, should the clock stand still. */
    private static final int MOST = 2_000;

    private final Deque<Moment> recent = new ArrayDeque<>();
    private final Deque<Moment> older = new ArrayDeque<>();

    synchronized void add(Moment moment) {
        recent.addLast(moment);
        while (recent.size() > MOST || isOlder(recent.getFirst(), DENSE, moment.at())) {
            Moment past = recent.removeFirst();
            if (older.isEmpty() || !past.at().isBefore(older.getLast().at().plus(THINNED))) {
                older.addLast(past);
            }
        }
        while (!older.isEmpty() && (older.size() > MOST || isOlder(older.getFirst(), WHOLE, moment.at()))) {
            older.removeFirst();
        }
    }

    private static boolean isOlder(Moment moment, Duration age, Instant now) {
        return moment.at().plus(age).isBefore(now);
    }

    synchronized List<Moment> all() {
        List<Moment> all = new ArrayList<>(older);
        all.addAll(recent);
        return all;
    }

    /** The earliest of the last minute since which the service always answered. */
    synchronized Optional<Moment> minuteBefore(Instant now) {
        Moment earliest = null;
        Iterator<Moment> back = recent.descendingIterator();
        while (back.hasNext()) {
            Moment moment = back.next();
            if (moment.figures().isEmpty() || isOlder(moment, LAST, now)) {
                break;
            }
            earliest = moment;
        }
        return Optional.ofNullable(earliest);
    }
}
