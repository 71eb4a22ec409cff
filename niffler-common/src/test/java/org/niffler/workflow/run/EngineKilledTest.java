package org.niffler.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real process under {@code kill -9}. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class EngineKilledTest {

    private static final int UNITS = 60;
    private static final int FEW = 20;
    private static final int AT_WORK = 2;

    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();

    @Test
    void runsEveryUnitThoughItIsKilledAgainAndAgain() throws Exception {
        int kills = 3;
        for (int kill = 1; kill <= kills; kill++) {
            killAfter(kill * 13);
        }
        Process last = start();
        try (BufferedReader out = last.inputReader()) {
            out.lines().forEach(said::add);
        }
        assertThat(last.waitFor()).isZero();

        assertThat(said.get(said.size() - 1)).contains("QUEUED=0, RUNNING=0", "FAILED=0");
        Map<String, Integer> begun = new HashMap<>();
        said.stream()
                .filter(line -> line.startsWith("begun "))
                .forEach(line -> begun.merge(line.substring("begun ".length()), 1, Integer::sum));
        assertThat(begun.values().stream().mapToInt(times -> times - 1).sum())
                .as("runs that were begun once more")
                .isLessThanOrEqualTo(kills * AT_WORK);
        assertThat(begun.values()).allMatch(times -> times <= 2);
        // The second time that a run dies with the service is its last; it may not even have said that it began.
        Set<String> succeeded = uids("succeeded ");
        Set<String> gaveUp = uids("gave-up ");
        assertThat(Collections.disjoint(succeeded, gaveUp)).isTrue();
        assertThat(gaveUp).hasSizeLessThanOrEqualTo(kills * AT_WORK / 2);
        assertThat(succeeded.size() + gaveUp.size()).isEqualTo(UNITS);
    }

    private Set<String> uids(String what) {
        return said.stream()
                .filter(line -> line.startsWith(what))
                .map(line -> line.substring(what.length()))
                .collect(Collectors.toSet());
    }

    /** A limit on the size of files fails writes as a full disk does. */
    @Test
    void makesRoomInItsJournalWhenTheDiskIsFull() throws Exception {
        assumeThat(Files.isExecutable(Path.of("/bin/bash")))
                .as("bash sets the limit")
                .isTrue();
        Process process = start("/bin/bash", "-c", "ulimit -f 12 && exec \"$@\"", "bash");
        try (BufferedReader out = process.inputReader()) {
            out.lines().forEach(said::add);
        }

        assertThat(process.waitFor()).isZero();
        assertThat(said.get(said.size() - 1)).contains("SUCCEEDED=" + FEW);
        assertThat(said)
                .filteredOn(line -> line.startsWith("begun "))
                .hasSize(FEW)
                .doesNotHaveDuplicates();
        try (Stream<String> lines = Files.lines(folder.resolve("state/runs.jsonl"))) {
            assertThat(lines.count()).isLessThan(4 * FEW);
        }
    }

    private void killAfter(int lines) throws Exception {
        Process process = start();
        int seen = 0;
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.add(line);
                seen++;
                if (seen == lines) {
                    // Not Process.destroyForcibly(), which closes the stream and loses what was said.
                    process.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(process.waitFor()).isEqualTo(128 + 9);
    }

    private Process start(String... before) throws IOException {
        List<String> command = new ArrayList<>(List.of(before));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                EngineProcess.class.getName(),
                folder.toString(),
                String.valueOf(before.length == 0 ? UNITS : FEW)));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
