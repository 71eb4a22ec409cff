package org.niffler.meta.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.meta.state.SeriesRecords.Processed;
import org.niffler.progress.RunLockedException;

class SeriesJournalsTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final Duration REMEMBER = Duration.ofDays(90);
    private static final String AGAIN =
            "Series whose records are lost are extracted again, which replaces their documents.";
    private static final String NEW = "Series whose records are lost count as new when they are sent again.";

    @TempDir
    Path temp;

    private Instant now = START;

    @Test
    void rememberWhatIsExtractedAndWhatIsDeletedSince() throws IOException {
        Processed one = series(1);
        Processed two = series(2);
        try (SeriesJournals journals = open()) {
            journals.markProcessed(one);
            journals.markProcessed(two);
            journals.markDeleted(one.folder());

            assertHold(journals, one, two);
        }
        try (SeriesJournals journals = open()) {
            assertHold(journals, one, two);
            assertThat(journals.losses()).isEmpty();
        }
    }

    private static void assertHold(SeriesJournals journals, Processed deleted, Processed kept) throws IOException {
        assertThat(journals.allProcessed()).containsExactly(kept);
        assertThat(journals.processed(kept.folder())).contains(kept);
        assertThat(journals.processed(deleted.folder())).isEmpty();
        assertThat(journals.wasDeleted(deleted.folder())).isTrue();
        assertThat(journals.wasDeleted(kept.folder())).isFalse();
    }

    @Test
    void replaceWhatTheyKnowOfASeries() throws IOException {
        Processed more = new Processed(series(1).folder(), "1.1", 99, START.plusNanos(1));
        try (SeriesJournals journals = open()) {
            journals.markProcessed(series(1));
            journals.markProcessed(more);
        }
        try (SeriesJournals journals = open()) {
            assertThat(journals.allProcessed()).containsExactly(more);
        }
    }

    @Test
    void keepASeriesThatCameAgainAfterItWasDeleted() throws IOException {
        try (SeriesJournals journals = open()) {
            journals.markProcessed(series(1));
            journals.markDeleted(series(1).folder());
            journals.markProcessed(series(1));
        }
        try (SeriesJournals journals = open()) {
            assertThat(journals.allProcessed()).containsExactly(series(1));
            assertThat(journals.wasDeleted(series(1).folder())).isTrue();
        }
    }

    @Test
    void forgetDeletedSeriesAfterTheirTimeAndDropThemFromTheFile() throws IOException {
        try (SeriesJournals journals = open()) {
            journals.markDeleted("P/1/1");
            now = START.plus(REMEMBER);
            journals.markDeleted("P/1/2");
            assertThat(journals.wasDeleted("P/1/1")).isTrue();

            now = now.plusMillis(1);
            assertThat(journals.wasDeleted("P/1/1")).isFalse();
            assertThat(journals.wasDeleted("P/1/2")).isTrue();

            journals.compact();
            assertThat(journals.wasDeleted("P/1/2")).isTrue();
            journals.markDeleted("P/1/3");
            assertThat(journals.wasDeleted("P/1/3")).isTrue();
        }
        assertThat(deletedFile()).content().doesNotContain("P/1/1").contains("P/1/2", "P/1/3");
        try (SeriesJournals journals = open()) {
            assertThat(journals.wasDeleted("P/1/2")).isTrue();
            assertThat(journals.wasDeleted("P/1/3")).isTrue();
        }
    }

    @Test
    void doNotRewriteMuchForLittle() throws IOException {
        try (SeriesJournals journals = open()) {
            journals.markDeleted("P/1/0");
            now = START.plus(REMEMBER).plusMillis(1);
            for (int i = 1; i < 20; i++) {
                journals.markDeleted("P/1/" + i);
            }
            journals.compact();
        }
        assertThat(deletedFile()).content().contains("P/1/0");
    }

    @Test
    void dropDeletedSeriesFromTheFileOfProcessedOnes() throws IOException {
        try (SeriesJournals journals = open()) {
            for (int i = 0; i < 1_000; i++) {
                journals.markProcessed(series(i));
                journals.markDeleted(series(i).folder());
            }
            journals.markProcessed(series(1_000));
            assertThat(processedFile()).content().hasLineCount(2_002);

            journals.compact();

            assertThat(processedFile()).content().hasLineCount(2);
            journals.markProcessed(series(1_001));
        }
        try (SeriesJournals journals = open()) {
            assertThat(journals.allProcessed()).containsExactlyInAnyOrder(series(1_000), series(1_001));
        }
    }

    @Test
    void answerAndTakeMarksFromSeveralThreadsWhileTheyAreCompacted() throws Exception {
        int each = 3_000;
        ExecutorService workers = Executors.newFixedThreadPool(3);
        try (SeriesJournals journals = open()) {
            journals.markDeleted("P/old/1");
            now = START.plus(REMEMBER).plusMillis(1);
            List<Future<?>> marking = new ArrayList<>();
            for (int thread = 0; thread < 3; thread++) {
                int first = thread * each;
                marking.add(workers.submit(() -> {
                    for (int i = first; i < first + each; i++) {
                        journals.markProcessed(series(i));
                        journals.markDeleted(series(i).folder());
                        assertThat(journals.wasDeleted(series(i).folder())).isTrue();
                        assertThat(journals.wasDeleted(series(first).folder())).isTrue();
                    }
                    return null;
                }));
            }
            while (!marking.stream().allMatch(Future::isDone)) {
                journals.compact();
            }
            for (Future<?> marked : marking) {
                marked.get();
            }
        } finally {
            workers.shutdownNow();
        }
        try (SeriesJournals journals = open()) {
            assertThat(journals.allProcessed()).isEmpty();
            for (int i = 0; i < 3 * each; i++) {
                assertThat(journals.wasDeleted(series(i).folder())).isTrue();
            }
        }
    }

    @Test
    void cutOffALastLineTornAnywhere() throws IOException {
        try (SeriesJournals journals = open()) {
            journals.markProcessed(series(1));
            journals.markDeleted("P/1/1");
        }
        for (Path file : List.of(processedFile(), deletedFile())) {
            String whole = Files.readString(file);
            String torn = whole.lines().skip(1).findFirst().orElseThrow().replace("1", "2");
            for (int length = 1; length <= torn.length(); length++) {
                Files.writeString(file, whole + torn.substring(0, length));
                try (SeriesJournals journals = open()) {
                    assertThat(journals.losses()).isEmpty();
                    assertThat(journals.allProcessed()).containsExactly(series(1));
                    assertThat(journals.wasDeleted("P/1/1")).isTrue();
                }
                assertThat(file).hasContent(whole);
            }
        }
    }

    @Test
    void skipDamagedLinesSayWhichAndDropThem() throws IOException {
        try (SeriesJournals journals = open()) {
            for (int i = 0; i < 20; i++) {
                journals.markProcessed(series(i));
            }
            journals.markDeleted("P/1/1");
            journals.markDeleted("P/1/2");
        }
        List<String> lines = new ArrayList<>(Files.readAllLines(processedFile()));
        for (int i = 1; i < 13; i++) {
            lines.set(i, lines.get(i).replace("\"at\"", "\"when\""));
        }
        Files.write(processedFile(), lines);
        Files.writeString(deletedFile(), Files.readString(deletedFile()).replace("P/1/1\"", "\0/1/1"));

        try (SeriesJournals journals = open()) {
            assertThat(journals.losses())
                    .containsExactly(
                            "The state file " + processedFile()
                                    + " is damaged: lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 2 others are no record and"
                                    + " forgotten. " + AGAIN,
                            "The state file " + deletedFile() + " is damaged: line 2 is no record and forgotten. "
                                    + NEW);
            assertThat(journals.allProcessed()).hasSize(8);
            assertThat(journals.wasDeleted("P/1/1")).isFalse();
            assertThat(journals.wasDeleted("P/1/2")).isTrue();
        }
        try (SeriesJournals journals = open()) {
            assertThat(journals.losses()).isEmpty();
            assertThat(journals.allProcessed()).hasSize(8);
        }
    }

    @Test
    void readOnWhenTheHeaderIsDamaged() throws IOException {
        try (SeriesJournals journals = open()) {
            journals.markProcessed(series(1));
        }
        Files.writeString(processedFile(), Files.readString(processedFile()).replace("niffler", "nif"));

        try (SeriesJournals journals = open()) {
            assertThat(journals.allProcessed()).containsExactly(series(1));
            assertThat(journals.losses()).hasSize(1);
        }
        assertThat(processedFile()).content().startsWith("{\"niffler-state\":\"processed-series\",\"version\":1}\n");
    }

    @Test
    void setAsideAFileThatIsNoJournal() throws IOException {
        Files.createDirectories(state());
        Files.writeString(processedFile(), "\0\1\2".repeat(1_000_000));
        Files.writeString(deletedFile(), "some\ntext\n");

        try (SeriesJournals journals = open()) {
            assertThat(journals.losses())
                    .containsExactly(
                            "The state file " + processedFile() + " is no journal of Niffler's; it was set aside as"
                                    + " processed_series_but_yet_to_delete.damaged-20260102T030405Z. " + AGAIN,
                            "The state file " + deletedFile() + " is no journal of Niffler's; it was set aside as"
                                    + " processed_and_deleted_series.damaged-20260102T030405Z. " + NEW);
            journals.markProcessed(series(1));
        }
        assertThat(state().resolve("processed_series_but_yet_to_delete.damaged-20260102T030405Z"))
                .hasSize(3_000_000);
        try (SeriesJournals journals = open()) {
            assertThat(journals.losses()).isEmpty();
            assertThat(journals.allProcessed()).containsExactly(series(1));
        }
    }

    @Test
    void refuseAFileOfANewerNiffler() throws IOException {
        Files.createDirectories(state());
        Files.writeString(deletedFile(), "{\"niffler-state\":\"deleted-series\",\"version\":2}\n");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(this::open)
                .withMessage(
                        "The state file " + deletedFile() + " was written by a newer Niffler (format 2; this one reads"
                                + " up to 1). Use that Niffler, or move the file away: series that are still on disk are extracted"
                                + " again then.");
        Files.delete(deletedFile());
        open().close();
    }

    @Test
    void refuseASecondService() throws IOException {
        try (SeriesJournals first = open()) {
            assertThatExceptionOfType(RunLockedException.class)
                    .isThrownBy(this::open)
                    .withMessageStartingWith("Another run holds the lock " + state().resolve("meta-extraction.lock")
                            + ": meta-extraction (");
            assertThat(first.allProcessed()).isEmpty();
        }
        open().close();
    }

    @Test
    void areForTheirOwnerOnly() throws IOException {
        open().close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(processedFile())))
                .isEqualTo("rw-------");
    }

    private SeriesJournals open() throws IOException {
        return SeriesJournals.open(state(), REMEMBER, new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        });
    }

    private static Processed series(int number) {
        return new Processed("P\u00e4t%2F1/1.2/1.2." + number, "1.2." + number, 17, START);
    }

    private Path state() {
        return temp.resolve("state");
    }

    private Path processedFile() {
        return state().resolve("processed_series_but_yet_to_delete");
    }

    private Path deletedFile() {
        return state().resolve("processed_and_deleted_series");
    }
}
