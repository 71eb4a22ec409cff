package org.niffler.bench.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.process.ProcessFailed;

class LogTimesTest {

    @TempDir
    private Path folder;

    private Path log;

    @BeforeEach
    void writeALog() throws IOException {
        log = Files.writeString(folder.resolve("niffler1.log"), """
                2026-11-21T23:59:59.250+01:00 INFO  [main] o.n.dicom.net.scp.StorageScp - NIFFLER listens on 0.0.0.0:4243
                2026-11-22T00:00:00.300+01:00 INFO  [main] o.n.cold.cli.ExtractCommand - rows
                2026-11-22T00:00:02.500+01:00 INFO  [main] o.n.cold.cli.ExtractCommand - [EXTRACTION COMPLETE]
                """);
    }

    @Test
    void measuresFromOneLineToAnother() throws IOException {
        assertThat(LogTimes.between(log, LogTimes.LISTENS, "[EXTRACTION COMPLETE]"))
                .isEqualTo(Duration.ofMillis(3_250));
    }

    @Test
    void saysWhichLineIsMissing() {
        assertThatThrownBy(() -> LogTimes.between(log, LogTimes.LISTENS, "[EXTRACTION FAILURE]"))
                .isInstanceOf(ProcessFailed.class)
                .hasMessage("not in " + log + ": [EXTRACTION FAILURE]");
    }
}
