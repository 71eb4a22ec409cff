package org.niffler.meta.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.meta.series.Slot;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ExtractionQueueTest {

    private static final Duration NONE = Duration.ZERO;
    private static final String SWEEP = " The sweep of the storage folder finds again what was to be extracted.";

    @TempDir
    Path temp;

    @Test
    void givesEntriesInTheirOrderAndForgetsWhatIsDone() throws Exception {
        try (ExtractionQueue queue = open()) {
            queue.append(QueueWriter.pair(1));
            queue.append(QueueWriter.pair(2));

            assertThat(queue.take(3, NONE)).isEqualTo(pairs(1, 2).subList(0, 3));
            queue.done(2);

            assertThat(queue.size()).isEqualTo(2);
            assertThat(queue.holds("P1/1.2/1.2.1")).isFalse();
            assertThat(queue.holds("P2/1.2/1.2.2")).isTrue();
        }
        try (ExtractionQueue queue = open()) {
            assertThat(queue.size()).isEqualTo(2);
            assertThat(queue.holds("P1/1.2/1.2.1")).isFalse();
            assertThat(queue.holds("P2/1.2/1.2.2")).isTrue();
            assertThat(queue.take(10, NONE)).isEqualTo(QueueWriter.pair(2));
        }
    }

    @Test
    void holdsAFolderUntilItsLastEntryIsDone() throws Exception {
        try (ExtractionQueue queue = open()) {
            queue.append(QueueWriter.pair(1));
            queue.take(2, NONE);
            queue.done(1);
            assertThat(queue.holds("P1/1.2/1.2.1")).isTrue();

            queue.done(1);
            assertThat(queue.holds("P1/1.2/1.2.1")).isFalse();
        }
    }

    @Test
    void givesAgainWhatWasTakenAndNotDoneBeforeAllElse() throws Exception {
        try (ExtractionQueue queue = open()) {
            queue.append(pairs(1, 5));
            queue.take(6, NONE);
            queue.done(1);
            queue.retake();
            assertThat(queue.take(2, NONE)).isEqualTo(pairs(1, 5).subList(1, 3));
            queue.retake();

            assertThat(queue.take(100, NONE)).isEqualTo(pairs(1, 5).subList(1, 10));
        }
    }

    @Test
    void waitsForAnEntryAndNoLongerThanItIsTold() throws Exception {
        try (ExtractionQueue queue = open()) {
            assertThat(queue.take(1, Duration.ofMillis(5))).isEmpty();

            Future<List<QueueEntry>> taken = taking(queue);
            queue.append(QueueWriter.pair(1));

            assertThat(taken.get()).isEqualTo(QueueWriter.pair(1));
        }
    }

    @Test
    void endsAWaitWhenItIsClosedAndTakesNothingMore() throws Exception {
        ExtractionQueue queue = open();
        Future<List<QueueEntry>> taken = taking(queue);
        queue.close();

        assertThat(taken.get()).isEmpty();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> queue.append(QueueWriter.pair(1)))
                .withMessage("The queue " + folder() + " is closed.");
    }

    @Test
    void keepsAnyCharacter() throws Exception {
        String all = IntStream.range(1, 0x10000)
                .mapToObj(c -> String.valueOf((char) c))
                .collect(Collectors.joining());
        List<QueueEntry> entries = List.of(
                new QueueEntry.Extract(all, all + "/\"1\".dcm", Slot.MIDDLE, Optional.of("\u0000\n"), Instant.MIN),
                new QueueEntry.Extract("", "", Slot.INSTANCE, Optional.empty(), Instant.MAX),
                new QueueEntry.Complete("\ud83d\ude00/\ud83d", all, Long.MIN_VALUE));
        try (ExtractionQueue queue = open()) {
            queue.append(entries);
        }
        try (ExtractionQueue queue = open()) {
            assertThat(queue.take(10, NONE)).isEqualTo(entries);
            assertThat(queue.losses()).isEmpty();
        }
    }

    @Test
    void catchesUpFromDiskWhenItsConsumerIsFarBehindAndKeepsFewEntriesInMemory() throws Exception {
        int pairs = 100_000;
        try (ExtractionQueue queue = open()) {
            for (int i = 0; i < pairs; i += 10) {
                queue.append(pairs(i, i + 9));
            }
            assertThat(queue.inMemory()).isEqualTo(10_000);
            assertThat(segments().size()).isGreaterThanOrEqualTo(3);

            long next = 0;
            while (queue.size() > 0) {
                List<QueueEntry> entries = queue.take(1_000, NONE);
                for (QueueEntry entry : entries) {
                    assertThat(entry).isEqualTo(QueueWriter.pair(next / 2).get((int) (next % 2)));
                    next++;
                }
                assertThat(queue.inMemory()).isLessThanOrEqualTo(20_000);
                queue.done(entries.size());
            }
            assertThat(next).isEqualTo(2L * pairs);
            assertThat(segments()).hasSize(1);
        }
    }

    @Test
    void keepsTheOrderOfEachThreadWhenSeveralAppendAndOneTakes() throws Exception {
        int threads = 4;
        int each = 5_000;
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try (ExtractionQueue queue = open()) {
            for (int thread = 0; thread < threads; thread++) {
                long start = 1_000_000L * thread;
                workers.submit(() -> {
                    for (long number = start; number < start + each; number++) {
                        queue.append(QueueWriter.pair(number));
                    }
                    return null;
                });
            }
            Map<Long, List<QueueEntry>> byThread = new HashMap<>();
            for (int count = 0; count < 2 * threads * each; ) {
                List<QueueEntry> entries = queue.take(777, Duration.ofSeconds(60));
                assertThat(entries).isNotEmpty();
                for (QueueEntry entry : entries) {
                    byThread.computeIfAbsent(QueueWriter.numberOf(entry) / 1_000_000, key -> new ArrayList<>())
                            .add(entry);
                }
                count += entries.size();
                queue.done(entries.size());
            }
            for (long thread = 0; thread < threads; thread++) {
                long start = 1_000_000 * thread;
                assertThat(byThread.get(thread)).isEqualTo(pairs(start, start + each - 1));
            }
            assertThat(queue.size()).isZero();
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void skipsADamagedLineAndSaysWhich() throws Exception {
        try (ExtractionQueue queue = open()) {
            queue.append(pairs(1, 3));
        }
        Path file = segments().get(0);
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(1, "{\"complete\":\"1.2.1\",\"folder\":\"P1/secret");
        lines.set(4, "\0\0\0");
        Files.write(file, lines);

        try (ExtractionQueue queue = open()) {
            // Without the ends of series behind the first of them.
            List<QueueEntry> left =
                    List.of(QueueWriter.pair(1).get(0), QueueWriter.pair(2).get(0));
            assertThat(queue.losses())
                    .containsExactly(
                            "The queue's file " + file + " is damaged: lines 2, 5 are no entry and skipped." + SWEEP);
            assertThat(queue.size()).isEqualTo(2);
            assertThat(queue.take(10, NONE)).isEqualTo(left);
            queue.done(2);
            assertThat(queue.size()).isZero();
        }
    }

    @Test
    void noticesDamageThatComesWhileItRuns() throws Exception {
        try (ExtractionQueue queue = open()) {
            queue.append(pairs(0, 9_999));
            Path file = segments().get(0);
            byte[] bytes = Files.readAllBytes(file);
            bytes[10] = '"';
            Files.write(file, bytes);

            assertThat(queue.take(1, NONE)).isEqualTo(QueueWriter.pair(1).subList(0, 1));
            assertThat(queue.losses())
                    .containsExactly(
                            "The queue's file " + file + " is damaged: line 1 is no entry and skipped." + SWEEP);
            assertThat(queue.size()).isEqualTo(9_999);
        }
    }

    /** Else a series would count as extracted, and be deleted one night, whose instance was in a line that is lost. */
    @Test
    void trustsNoEndOfASeriesBehindADamagedLineNowOrLater() throws Exception {
        try (ExtractionQueue queue = open()) {
            queue.append(pairs(1, 1));
            queue.append(List.of(QueueWriter.pair(2).get(0)));
        }
        try (ExtractionQueue queue = open()) {
            queue.append(List.of(QueueWriter.pair(3).get(0), QueueWriter.pair(2).get(1)));
        }
        Path file = segments().get(0);
        List<String> lines = Files.readAllLines(file);
        // A line break is lost: what stands behind it has another number.
        Files.writeString(file, lines.get(0) + lines.get(1) + "\n" + lines.get(2) + "\n");

        try (ExtractionQueue queue = open()) {
            assertThat(queue.take(2, NONE)).isEqualTo(QueueWriter.pair(2).subList(0, 1));
            assertThat(queue.take(2, NONE)).isEqualTo(QueueWriter.pair(3).subList(0, 1));
            assertThat(queue.holds(QueueWriter.pair(1).get(0).folder())).isFalse();
            queue.done(2);
            assertThat(queue.size()).isZero();
            assertThat(queue.take(1, NONE)).isEmpty();
            queue.append(pairs(1, 1));
        }
        try (ExtractionQueue queue = open()) {
            assertThat(queue.losses()).isEmpty();
            assertThat(queue.take(10, NONE)).as("what came after it").isEqualTo(pairs(1, 1));
        }
    }

    @Test
    void saysThatFilesAreGoneOrCutAndGoesOnWithTheOthers() throws Exception {
        for (int run = 0; run < 3; run++) {
            try (ExtractionQueue queue = open()) {
                queue.append(pairs(run, run));
            }
        }
        Files.delete(segments().get(0));
        Path second = segments().get(0);
        Files.writeString(second, "");

        try (ExtractionQueue queue = open()) {
            assertThat(queue.losses())
                    .containsExactly(
                            "Files of the queue " + folder() + " are gone, with 2 entries." + SWEEP,
                            "The queue's file " + second + " is damaged: its last 2 lines are missing." + SWEEP);
            assertThat(queue.size()).isEqualTo(1);
            assertThat(queue.take(10, NONE)).isEqualTo(QueueWriter.pair(2).subList(0, 1));
            queue.done(1);
        }
        assertThat(open().losses()).isEmpty();
    }

    @Test
    void goesOnWhenAllFilesButTheLastPositionAreGone() throws Exception {
        try (ExtractionQueue queue = open()) {
            queue.append(pairs(1, 2));
            queue.take(1, NONE);
            queue.done(1);
        }
        Files.delete(segments().get(0));

        try (ExtractionQueue queue = open()) {
            assertThat(queue.take(1, NONE)).isEmpty();
            queue.append(QueueWriter.pair(3));
            assertThat(queue.take(10, NONE)).isEqualTo(QueueWriter.pair(3));
        }
        try (ExtractionQueue queue = open()) {
            assertThat(queue.take(10, NONE)).isEqualTo(QueueWriter.pair(3));
        }
    }

    @Test
    void beginsAtTheOldestEntryWhenThePositionIsDamaged() throws Exception {
        try (ExtractionQueue queue = open()) {
            queue.append(pairs(1, 2));
            queue.take(2, NONE);
            queue.done(2);
        }
        Path done = folder().resolve("done");
        for (String damaged : List.of("x", "0".repeat(40), "0000000000000000003 0000000000000000002\n")) {
            Files.writeString(done, damaged);
            try (ExtractionQueue queue = open()) {
                assertThat(queue.losses())
                        .containsExactly(
                                "The queue's file " + done + " is damaged: what was done last is not known. Up to"
                                        + " 4 entries are extracted again, which replaces their documents.");
                assertThat(queue.take(10, NONE)).isEqualTo(pairs(1, 2));
            }
        }
    }

    @Test
    void goesOnAfterARunThatLeftGarbageOnly() throws Exception {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("queue-0000000000000000000.jsonl"), "\0".repeat(100_000));
        Files.writeString(folder().resolve("notes.txt"), "of an administrator");

        try (ExtractionQueue queue = open()) {
            assertThat(queue.size()).isZero();
            queue.append(QueueWriter.pair(1));
            assertThat(queue.take(10, NONE)).isEqualTo(QueueWriter.pair(1));
        }
    }

    @Test
    void refusesToFinishMoreThanWasTaken() throws Exception {
        try (ExtractionQueue queue = open()) {
            queue.append(QueueWriter.pair(1));
            queue.take(1, NONE);

            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> queue.done(2))
                    .withMessage("2 entries cannot be done: 1 are taken");
        }
    }

    @Test
    void isForItsOwnerOnly() throws Exception {
        try (ExtractionQueue queue = open()) {
            queue.append(QueueWriter.pair(1));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(segments().get(0))))
                .isEqualTo("rw-------");
    }

    @Test
    void endsATakeThatIsInterruptedAndLosesNothingByIt() throws Exception {
        try (ExtractionQueue queue = open()) {
            queue.append(QueueWriter.pair(1));
        }
        try (ExtractionQueue queue = open()) {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> queue.take(1, NONE));
            Thread.currentThread().interrupt();
            queue.append(QueueWriter.pair(2));
            assertThat(Thread.interrupted()).isTrue();

            assertThat(queue.take(2, NONE)).isEqualTo(QueueWriter.pair(1));
            assertThat(queue.take(2, NONE)).isEqualTo(QueueWriter.pair(2));
        }
    }

    private Future<List<QueueEntry>> taking(ExtractionQueue queue) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return queue.take(10, Duration.ofSeconds(60));
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static List<QueueEntry> pairs(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(QueueWriter::pair)
                .flatMap(List::stream)
                .toList();
    }

    private ExtractionQueue open() throws IOException {
        return ExtractionQueue.open(folder());
    }

    private Path folder() {
        return temp.resolve("state").resolve("queue");
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }
}
