package org.niffler.meta.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever ends the process: all whose append had returned, and whose done had not begun, comes again, in its order. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ExtractionQueueCrashTest {

    @TempDir
    Path folder;

    @Test
    void losesNothingToKillNineAndRepeatsOnlyWhatWasNotDone() throws Exception {
        Random random = new Random(17);
        long first = 0;
        for (int round = 0; round < 5; round++) {
            List<String> said =
                    Killed.after(300 + random.nextInt(3_000), QueueWriter.class, folder.toString(), "" + first);
            long appended = last(said, "appended ");
            long done = last(said, "done ");

            List<QueueEntry> waiting = waiting();

            long oldest = QueueWriter.numberOf(waiting.get(0));
            long newest = QueueWriter.numberOf(waiting.get(waiting.size() - 1));
            assertThat(waiting)
                    .isEqualTo(LongStream.rangeClosed(oldest, newest)
                            .mapToObj(QueueWriter::pair)
                            .flatMap(List::stream)
                            .toList());
            // What was in flight when it was killed may be there or not.
            assertThat(oldest).isBetween(done + 1, done + 2);
            assertThat(newest).isBetween(appended, appended + 2);
            first = newest + 1;
        }
    }

    @Test
    void bringsBackNoPartOfAnAppendThatWasCutShort() throws Exception {
        try (ExtractionQueue queue = ExtractionQueue.open(folder)) {
            queue.append(QueueWriter.pair(1));
            queue.append(QueueWriter.pair(2));
        }
        Path file = segments().get(0);
        byte[] whole = Files.readAllBytes(file);
        int firstPair = QueueFormat.lines(QueueWriter.pair(1)).length;
        for (int length = firstPair; length < whole.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));

            assertThat(waiting()).as("cut to %d bytes", length).isEqualTo(QueueWriter.pair(1));
            assertThat(file).hasSize(firstPair);
        }
    }

    private List<QueueEntry> waiting() throws Exception {
        try (ExtractionQueue queue = ExtractionQueue.open(folder)) {
            assertThat(queue.losses()).isEmpty();
            List<QueueEntry> entries = new ArrayList<>();
            while (entries.size() < queue.size()) {
                entries.addAll(queue.take(1_000, Duration.ZERO));
            }
            assertThat(queue.take(1, Duration.ZERO)).isEmpty();
            return entries;
        }
    }

    private static long last(List<String> said, String what) {
        return said.stream()
                .filter(line -> line.startsWith(what))
                .mapToLong(line -> Long.parseLong(line.substring(what.length())))
                .max()
                .orElse(-1);
    }

    private List<Path> segments() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }
}
