package org.niffler.meta.state;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.niffler.meta.series.Slot;

/**
 * A process that appends pairs of entries to a queue, and finishes every second of them, until it is killed; it prints
 * {@code appended n} and {@code done n} once those have returned.
 */
final class QueueWriter {

    private QueueWriter() {}

    /** Takes the queue's folder and the first number. */
    public static void main(String[] args) throws Exception {
        ExtractionQueue queue = ExtractionQueue.open(Path.of(args[0]));
        PrintStream out = System.out;
        for (long number = Long.parseLong(args[1]); ; number++) {
            queue.append(pair(number));
            out.println("appended " + number);
            if (number % 2 == 0) {
                List<QueueEntry> taken = queue.take(2, Duration.ofSeconds(10));
                queue.done(2);
                out.println("done " + numberOf(taken.get(0)));
            }
        }
    }

    static List<QueueEntry> pair(long number) {
        String folder = "P" + number % 7 + "/1.2/1.2." + number;
        return List.of(
                new QueueEntry.Extract(
                        folder, folder + "/1.dcm", Slot.FIRST, Optional.of("CT1"), Instant.ofEpochSecond(number)),
                new QueueEntry.Complete(folder, "1.2." + number, number));
    }

    static long numberOf(QueueEntry entry) {
        return Long.parseLong(entry.folder().substring(entry.folder().lastIndexOf('.') + 1));
    }
}
