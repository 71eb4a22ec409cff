package org.niffler.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScannerUseTest {

    private static final LocalDate DAY = LocalDate.of(2024, 1, 2);

    @TempDir
    private Path folder;

    @Test
    void readsWhatUtilizationWrites() throws IOException {
        Path table = Files.writeString(folder.resolve("scanners.csv"), """
                Date,ScannerID,Institute,UtilizationPercent,FirstUse,LastUse,Gaps,Patients,Encounters,Modalities
                2024-01-02,MR-1001,,8.565,2024-01-02T10:00:00,2024-01-03T00:24:00,1,2,3,MR
                """);

        assertThat(ScannerUse.read(table))
                .containsExactly(new ScannerUse(
                        DAY, "MR-1001", DAY.atTime(10, 0), DAY.plusDays(1).atTime(0, 24), 2, 3, 1, "8.565"));
    }

    @Test
    void saysThatAScannerWasUsedUntilTheNextDay() {
        assertThat(until(DAY.plusDays(1))).isEqualTo("00:10 to 00:24 of the next day");
        assertThat(until(DAY)).isEqualTo("00:10 to 00:24");
    }

    private static String until(LocalDate lastDay) {
        return new ScannerUse(DAY, "MR", DAY.atTime(0, 10), lastDay.atTime(0, 24), 1, 1, 0, "100").period();
    }
}
