package org.niffler.png.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.niffler.png.table.Records.CLOCK;
import static org.niffler.png.table.Records.SETTINGS;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RecordSpoolCrashTest {

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void losesNoRecordToKillNine() throws Exception {
        List<String> safe = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            safe.addAll(fillUntilKilled(round, 200 + 150 * round));

            try (RecordSpool spool = RecordSpool.open(folder, SETTINGS, CLOCK)) {
                for (String source : safe) {
                    assertThat(spool.contains(source)).as(source).isTrue();
                }
                assertThat(spool.counts().files()).isGreaterThanOrEqualTo(safe.size());
            }
            assertThat(Records.write(folder.resolve("out"), folder).rows()).isGreaterThanOrEqualTo(safe.size());
        }
    }

    private List<String> fillUntilKilled(int round, int records) throws Exception {
        Process filler = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SpoolFiller.class.getName(),
                        folder.toString(),
                        "round" + round)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> safe = new ArrayList<>();
        try (BufferedReader out = filler.inputReader()) {
            while (safe.size() < records) {
                safe.add(out.readLine());
            }
            // Not Process.destroyForcibly(), which would close the stream first.
            filler.toHandle().destroyForcibly();
        }
        assertThat(filler.waitFor()).isEqualTo(128 + 9);
        return safe;
    }
}
