package org.niffler.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunJournalTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("runs.jsonl");
    }

    @Test
    void keepsEverythingOfARunUntilItIsSettled() throws Exception {
        Run run = ended(1, NOON);
        try (RunJournal journal = open(NOON)) {
            journal.append(JournalEntry.ended(run, "2.25.1"));
        }
        try (RunJournal journal = open(NOON)) {
            assertThat(journal.unsettled()).containsExactly(JournalEntry.ended(run, "2.25.1"));
        }
    }

    @Test
    void dropsErrorTailsAndResultsOfSettledRuns() throws Exception {
        try (RunJournal journal = open(NOON)) {
            settle(journal, 3000, NOON);
            List<Run> remembered = new ArrayList<>();
            journal.forEachSettled(remembered::add);
            assertThat(remembered).hasSize(3000).allMatch(run -> run.errorTail().isEmpty());
            assertThat(journal.counts()).isEqualTo(Map.of("detect", Map.of(RunStatus.FAILED, 3000L)));
        }
        // Of the 6000 lines that were written.
        assertThat(Files.lines(file).count()).isLessThan(5500);
        try (RunJournal journal = open(NOON)) {
            assertThat(journal.counts()).isEqualTo(Map.of("detect", Map.of(RunStatus.FAILED, 3000L)));
            assertThat(journal.find(ended(2999, NOON).id())).isPresent();
            assertThat(journal.find(ended(3000, NOON).id())).isEmpty();
        }
    }

    @Test
    void forgetsRunsInTime() throws Exception {
        try (RunJournal journal = open(NOON)) {
            settle(journal, 1500, NOON);
        }
        String id = ended(1, NOON).id();
        try (RunJournal journal = open(NOON.plus(MONTH).minusSeconds(1))) {
            assertThat(journal.find(id)).isPresent();
        }
        try (RunJournal journal = open(NOON.plus(MONTH))) {
            assertThat(journal.find(id)).isEmpty();
        }
        open(NOON.plus(MONTH.multipliedBy(2))).close();
        assertThat(file).hasContent("{\"niffler-runs\":1}");
    }

    @Test
    void skipsALineThatIsDamaged() throws Exception {
        try (RunJournal journal = open(NOON)) {
            journal.append(JournalEntry.settled(ended(1, NOON)), JournalEntry.settled(ended(2, NOON)));
        }
        List<String> lines = Files.readAllLines(file);
        Files.write(file, List.of(lines.get(0), "\0\0\0", lines.get(2)));
        try (RunJournal journal = open(NOON)) {
            assertThat(journal.find(ended(1, NOON).id())).isEmpty();
            assertThat(journal.find(ended(2, NOON).id())).isPresent();
        }
    }

    @Test
    void refusesAFileThatIsNone() throws Exception {
        Files.writeString(file, "row,done\n");
        assertThatThrownBy(() -> open(NOON))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "The file " + file + " is no journal of runs: its first line is no header of one. Restore it"
                                + " from a backup, or move it away to forget all runs of workflows.");
    }

    @Test
    void refusesAFileOfANewerNiffler() throws Exception {
        Files.writeString(file, "{\"niffler-runs\":2}\n");
        assertThatThrownBy(() -> open(NOON))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "The file " + file + " was written by a newer Niffler (format 2; this one reads up to 1). Use"
                                + " that Niffler, or move the file away to forget all runs of workflows.");
    }

    private RunJournal open(Instant now) throws IOException {
        return RunJournal.open(file, MONTH, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static void settle(RunJournal journal, int runs, Instant now) throws IOException {
        for (int i = 0; i < runs; i++) {
            Run run = ended(i, now);
            journal.append(List.of(JournalEntry.ended(run, "")), false);
            journal.append(List.of(JournalEntry.settled(run)), false);
        }
    }

    private static Run ended(int number, Instant now) {
        RunUnit unit = TestWorld.series(number);
        return new Run(
                RunNames.id("detect", unit),
                "detect",
                unit,
                "lease-" + number,
                RunStatus.FAILED,
                1,
                0,
                now,
                Optional.of(now),
                Optional.of(now),
                OptionalInt.of(3),
                "it ended with exit status 3",
                "Traceback: no such model",
                Optional.of("{\"score\":1}"));
    }
}
