package org.niffler.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.app.clock.ClockSample;
import org.niffler.app.clock.ClockSamples;

class ClockReportTest {

    @TempDir
    Path folder;

    @Test
    void writesTheOriginalsColumnsAndTheCause() throws IOException {
        ClockSamples samples = new ClockSamples(ZoneId.of("UTC"));
        LocalDateTime acquired = LocalDateTime.parse("2020-06-01T10:00:00");
        for (int i = 0; i < 3; i++) {
            samples.add(new ClockSample(
                    "s" + i,
                    "CT",
                    "142635",
                    "ACME, Inc.",
                    "=One",
                    acquired,
                    acquired.plusHours(5).plusMinutes(3L * i).toInstant(ZoneOffset.UTC)));
        }
        Path file = folder.resolve("clocks.csv");

        ClockReport.write(file, Format.CSV, samples.clocks(ClockSamples.DEFAULT_THRESHOLD));

        assertThat(file).hasContent("""
                        Modality,Average Time Shift (Hour),DeviceSerialNumber,Manufacturer,Manufacturer Model Name,Minimum Time Shift (Hour),Maximum Time Shift (Hour),Standard Deviation,Number of Studies,Median Time Shift (Hour),Robust Spread (Hour),Misconfigured,Likely Cause
                        CT,5.05,142635,"ACME, Inc.",'=One,5,5.1,0.041,3,5.05,0.074,true,"whole hours: the clock is 5 hours behind, as with a wrong time zone, or daylight saving time not followed"
                        """);
    }
}
