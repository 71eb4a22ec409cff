package org.niffler.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;

/** Reports a line a minute, for log files and for runs that nobody watches. Looks at the clock at each step only. */
final class LineProgress implements Progress {

    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    private final Consumer<String> lines;
    private final Clock clock;
    private final String unit;
    private final long total;
    private final Instant start;
    private Instant lastLine;
    private long done;

    LineProgress(Consumer<String> lines, Clock clock, String unit, long total) {
        this.lines = lines;
        this.clock = clock;
        this.unit = unit;
        this.total = total;
        this.start = clock.instant();
        this.lastLine = start;
    }

    @Override
    public synchronized void step(long n) {
        done += n;
        Instant now = clock.instant();
        if (Duration.between(lastLine, now).compareTo(BETWEEN_LINES) >= 0) {
            lastLine = now;
            Duration elapsed = Duration.between(start, now);
            lines.accept(counted() + ", " + rate(elapsed) + remaining(elapsed));
        }
    }

    @Override
    public void message(String text) {
        lines.accept(text);
    }

    @Override
    public synchronized void close() {
        lines.accept(counted() + " in " + Durations.inWords(Duration.between(start, clock.instant())));
    }

    private String counted() {
        if (total < 0) {
            return done + " " + unit;
        }
        long percent = total == 0 ? 100 : done * 100 / total;
        return done + " of " + total + " " + unit + " (" + percent + " %)";
    }

    private String rate(Duration elapsed) {
        return String.format(Locale.ROOT, "%.1f a minute", done * 60_000.0 / elapsed.toMillis());
    }

    private String remaining(Duration elapsed) {
        if (total < 0 || done == 0 || done >= total) {
            return "";
        }
        long millis = (long) ((double) elapsed.toMillis() / done * (total - done));
        return ", about " + Durations.inWords(Duration.ofMillis(millis)) + " left";
    }
}
