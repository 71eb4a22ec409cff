package org.niffler.app.scanner;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of time, both ends included; it may be one instant.
 *
 * @param from its beginning
 * @param to its end; never before the beginning
 */
public record Span(LocalDateTime from, LocalDateTime to) implements Comparable<Span> {

    private static final Comparator<Span> ORDER =
            Comparator.comparing(Span::from).thenComparing(Span::to);

    public Span {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a span ends before it begins");
        }
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    /** The time between the two; zero if they share an instant. */
    public Duration distanceTo(Span other) {
        if (other.from.isAfter(to)) {
            return Duration.between(to, other.from);
        }
        return other.to.isBefore(from) ? Duration.between(other.to, from) : Duration.ZERO;
    }

    /** How long both last at the same time; zero if they only touch. */
    public Duration sharedWith(Span other) {
        Duration shared = Duration.between(later(from, other.from), earlier(to, other.to));
        return shared.isNegative() ? Duration.ZERO : shared;
    }

    /**
     * Whether both go on at the same time. One that begins when the other ends does not; an instant within the other
     * does.
     */
    boolean overlaps(Span other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    /** The time for which both go on; they must share an instant. */
    Span intersection(Span other) {
        return new Span(later(from, other.from), earlier(to, other.to));
    }

    /** The time that any of the spans covers, as spans apart from each other, in their order. */
    static List<Span> union(Collection<Span> spans) {
        List<Span> apart = new ArrayList<>();
        for (Span span : spans.stream().sorted().toList()) {
            int last = apart.size() - 1;
            if (last >= 0 && !span.from.isAfter(apart.get(last).to)) {
                apart.set(last, new Span(apart.get(last).from, later(apart.get(last).to, span.to)));
            } else {
                apart.add(span);
            }
        }
        return List.copyOf(apart);
    }

    /** How long they last together. */
    static Duration total(Collection<Span> spans) {
        return spans.stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
    }

    private static LocalDateTime later(LocalDateTime one, LocalDateTime other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDateTime earlier(LocalDateTime one, LocalDateTime other) {
        return one.isBefore(other) ? one : other;
    }

    @Override
    public int compareTo(Span other) {
        return ORDER.compare(this, other);
    }
}
