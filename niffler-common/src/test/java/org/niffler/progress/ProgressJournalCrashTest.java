package org.niffler.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever ends the writing process: everything whose append had returned is in the journal. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ProgressJournalCrashTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("cohort.journal");
    }

    @Test
    void losesNothingToKillNine() throws Exception {
        Map<String, Long> acknowledged = new HashMap<>();
        Random random = new Random(17);
        for (int round = 0; round < 5; round++) {
            // Enough records of the same keys that later rounds begin with a rewrite, or are killed in it.
            Process writer = start(List.of(), 1_000_000L * round, 3);
            acknowledged.putAll(readUntil(writer, 500 + random.nextInt(2_000)));

            assertHolds(acknowledged);
        }
        assertThat(acknowledged).hasSize(3 * JournalWriter.KEYS);
    }

    /** Reads some acknowledgements, kills the writer in the midst of its work, and reads what it had still said. */
    private static Map<String, Long> readUntil(Process writer, int lines) throws Exception {
        Map<String, Long> acknowledged = new HashMap<>();
        try (BufferedReader out = writer.inputReader()) {
            String line = out.readLine();
            for (int count = 0; line != null; count++) {
                if (count == lines) {
                    // Not Process.destroyForcibly(), which closes the stream and loses what was said.
                    writer.toHandle().destroyForcibly();
                }
                // The last line may be torn as well: then its number is missing, or smaller than the true one.
                int blank = line.indexOf(' ');
                if (blank > 0 && blank < line.length() - 1) {
                    acknowledged.merge(line.substring(0, blank), Long.parseLong(line.substring(blank + 1)), Math::max);
                }
                line = out.readLine();
            }
        }
        assertThat(writer.waitFor()).isEqualTo(128 + 9);
        return acknowledged;
    }

    private void assertHolds(Map<String, Long> acknowledged) throws IOException {
        try (ProgressJournal journal = ProgressJournal.open(file, "check", Clock.systemUTC())) {
            for (Map.Entry<String, Long> unit : acknowledged.entrySet()) {
                assertThat(journal.find(unit.getKey())
                                .orElseThrow()
                                .number("number")
                                .orElseThrow())
                        .as(unit.getKey())
                        .isGreaterThanOrEqualTo(unit.getValue());
            }
        }
    }

    /** A limit on the size of files fails a write half-way, as a full disk does. */
    @Test
    void keepsAWholeFileWhenTheDiskIsFull() throws Exception {
        assumeThat(Files.isExecutable(Path.of("/bin/bash")))
                .as("bash sets the limit")
                .isTrue();
        Process writer = start(List.of("/bin/bash", "-c", "ulimit -f 20 && exec \"$@\"", "bash"), 0, 1);

        List<String> said;
        try (Stream<String> lines = writer.inputReader().lines()) {
            said = lines.toList();
        }

        assertThat(writer.waitFor()).isEqualTo(1);
        assertThat(said.get(said.size() - 1))
                .isEqualTo("failed Cannot write to the progress journal " + file + ": File too large. The unit just"
                        + " finished is not recorded and will be done again; those before it are safe. Make room or"
                        + " check the disk, and start again.");
        assertThat(Files.readString(file)).endsWith("}\n");
        assertThat(Files.size(file)).isBetween(20 * 1024L - 100, 20 * 1024L);
        assertThat(Files.lines(file)).hasSize(1 + said.size() - 1);
    }

    private Process start(List<String> before, long first, int threads) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(Arrays.asList(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                JournalWriter.class.getName(),
                file.toString(),
                Long.toString(first),
                Integer.toString(threads)));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
