package org.niffler.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real process under {@code kill -9}. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class EngineKilledTest {

    private static final int UNITS = 60;
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

        assertThat(said.get(said.size() - 1)).contains("SUCCEEDED=" + UNITS);
        Map<String, Integer> begun = new HashMap<>();
        said.stream().filter(line -> line.startsWith("begun ")).forEach(line -> begun.merge(line, 1, Integer::sum));
        assertThat(begun).hasSize(UNITS);
        assertThat(begun.values().stream().mapToInt(times -> times - 1).sum())
                .as("runs that were begun once more")
                .isLessThanOrEqualTo(kills * AT_WORK);
        assertThat(begun.values()).allMatch(times -> times <= 2);
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

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EngineProcess.class.getName(),
                        folder.toString(),
                        String.valueOf(UNITS))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
