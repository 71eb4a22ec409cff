package org.niffler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {

    private final HandClock clock = new HandClock();
    private final List<String> lines = new ArrayList<>();
    private final StringWriter err = new StringWriter();

    /** A clock that goes when it is told to. */
    private static final class HandClock extends Clock {

        private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T04:25:11Z"));

        void advance(String duration) {
            now.updateAndGet(instant -> instant.plus(Duration.parse(duration)));
        }

        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private Progress start(boolean terminal, boolean quiet, long total) {
        PrintWriter writer = new PrintWriter(err);
        Console console = new Console(writer, writer, terminal);
        Invocation invocation = new Invocation(console, false, quiet, Optional.empty(), Map.of());
        return ProgressReporter.of(invocation, clock, lines::add).start("studies", total);
    }

    @Test
    void printsALineOnlyWhenAMinuteHasPassed() {
        Progress progress = start(false, false, 120);
        clock.advance("PT59S");
        progress.step(10);
        assertThat(lines).isEmpty();

        clock.advance("PT1S");
        progress.step(5);
        progress.step(1);
        clock.advance("PT2M");
        progress.step(14);

        assertThat(lines)
                .containsExactly(
                        "15 of 120 studies (12 %), 15.0 a minute, about 7 min 0 s left",
                        "30 of 120 studies (25 %), 10.0 a minute, about 9 min 0 s left");
    }

    @Test
    void reportsTheEnd() {
        Progress progress = start(false, false, 2);
        progress.step(2);
        clock.advance("PT75S");
        progress.close();

        assertThat(lines).containsExactly("2 of 2 studies (100 %) in 1 min 15 s");
    }

    @Test
    void promisesNothingAboutALengthThatIsUnknown() {
        Progress progress = start(false, false, Progress.UNKNOWN_TOTAL);
        clock.advance("PT90S");
        progress.step(3);
        progress.close();

        assertThat(lines).containsExactly("3 studies, 2.0 a minute", "3 studies in 1 min 30 s");
    }

    @Test
    void endsAtOnceWhenThereIsNothingToDo() {
        start(false, false, 0).close();

        assertThat(lines).containsExactly("0 of 0 studies (100 %) in 0 s");
    }

    @Test
    void passesMessagesOn() {
        start(false, false, 2).message("Waiting until 19:00.");

        assertThat(lines).containsExactly("Waiting until 19:00.");
    }

    @Test
    void saysNothingWhenAskedToBeQuiet() {
        try (Progress progress = start(true, true, 2)) {
            clock.advance("PT2M");
            progress.step(2);
            progress.message("Waiting until 19:00.");
        }

        assertThat(lines).isEmpty();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void drawsABarOnATerminal() {
        try (Progress progress = start(true, false, 4)) {
            progress.step(1);
            progress.message("Waiting until 19:00.");
        }

        assertThat(lines).isEmpty();
        String drawn = err.toString();
        assertThat(drawn).contains("\u001B[KWaiting until 19:00." + System.lineSeparator());
        // The last state, and the cursor below it.
        String last = drawn.substring(drawn.lastIndexOf(" 25%"));
        assertThat(last)
                .startsWith(" 25% [")
                .contains("] 1/4 studies (0:00:0")
                .contains(" studies/min")
                .endsWith("\u001B[K\r" + System.lineSeparator());
    }

    @ParameterizedTest
    @CsvSource({
        "PT0.9S, 0 s",
        "PT59S, 59 s",
        "PT60S, 1 min 0 s",
        "PT59M59S, 59 min 59 s",
        "PT1H, 1 h 0 min",
        "PT23H59M59S, 23 h 59 min",
        "PT51H, 2 d 3 h"
    })
    void givesTimesInTheTwoUnitsThatMatter(Duration time, String words) {
        assertThat(Durations.inWords(time)).isEqualTo(words);
    }
}
