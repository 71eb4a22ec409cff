package org.niffler.app.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.niffler.app.clock.Cause;
import org.niffler.app.clock.ScannerClock;
import org.niffler.app.clock.ShiftStatistics;

/** The report on the clocks of scanners: the original's columns, and what is likely the matter. */
public final class ClockReport {

    private ClockReport() {}

    /**
     * Writes it; it tells of no patient.
     *
     * @throws IOException if it cannot be written; a file that was there stays as it was
     */
    public static void write(Path file, Format format, List<ScannerClock> clocks) throws IOException {
        try (Table table = Table.create(
                file,
                format,
                false,
                List.of(
                        "Modality",
                        "Average Time Shift (Hour)",
                        "DeviceSerialNumber",
                        "Manufacturer",
                        "Manufacturer Model Name",
                        "Minimum Time Shift (Hour)",
                        "Maximum Time Shift (Hour)",
                        "Standard Deviation",
                        "Number of Studies",
                        "Median Time Shift (Hour)",
                        "Robust Spread (Hour)",
                        "Misconfigured",
                        "Likely Cause"))) {
            for (ScannerClock clock : clocks) {
                table.row(row(clock));
            }
            table.complete();
        }
    }

    private static List<?> row(ScannerClock clock) {
        ShiftStatistics shifts = clock.shifts();
        return List.of(
                Modalities.text(clock.modalities()),
                Figures.rounded(shifts.average()),
                clock.scanner(),
                clock.manufacturer(),
                clock.model(),
                Figures.rounded(shifts.minimum()),
                Figures.rounded(shifts.maximum()),
                Figures.rounded(shifts.standardDeviation()),
                shifts.studies(),
                Figures.rounded(shifts.median()),
                Figures.rounded(shifts.robustSpread()),
                clock.misconfigured(),
                name(clock.diagnosis().cause()) + ": " + clock.diagnosis().explanation());
    }

    private static String name(Cause cause) {
        return cause.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
