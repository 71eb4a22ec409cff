package org.niffler.bench.jar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.niffler.testkit.process.ProcessFailed;

/** When something happened in a process that logs as Niffler does: each line begins with its time, in milliseconds. */
public final class LogTimes {

    /** What a receiver of ours logs when it is ready. */
    public static final String LISTENS = " listens on ";

    private LogTimes() {}

    /**
     * From the first line that has the one text to the last that has the other.
     *
     * @throws ProcessFailed if there is no such line
     */
    public static Duration between(Path log, String from, String to) throws IOException {
        List<String> lines = Files.readAllLines(log);
        List<String> first = lines.stream().filter(line -> line.contains(from)).toList();
        List<String> last = lines.stream().filter(line -> line.contains(to)).toList();
        if (first.isEmpty() || last.isEmpty()) {
            throw new ProcessFailed("not in " + log + ": " + (first.isEmpty() ? from : to));
        }
        return Duration.between(time(first.get(0)), time(last.get(last.size() - 1)));
    }

    private static OffsetDateTime time(String line) {
        return OffsetDateTime.parse(line.substring(0, line.indexOf(' ')));
    }
}
