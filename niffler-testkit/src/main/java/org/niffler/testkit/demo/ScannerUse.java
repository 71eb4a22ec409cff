package org.niffler.testkit.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a scanner was used on a day, as a line of {@code scanners.csv} says it.
 *
 * @param percent of the time from first to last use, as it is written
 */
record ScannerUse(
        LocalDate day,
        String scanner,
        LocalDateTime first,
        LocalDateTime last,
        int patients,
        int encounters,
        int gaps,
        String percent) {

    /** @throws IOException if the file cannot be read */
    static List<ScannerUse> read(Path scannersCsv) throws IOException {
        List<String> lines = Files.readAllLines(scannersCsv);
        String[] header = lines.get(0).split(",");
        return lines.stream()
                .skip(1)
                .map(line -> of(byName(header, line.split(",", -1))))
                .toList();
    }

    /** The demonstration's scanners and modalities have no comma in their names. */
    private static Map<String, String> byName(String[] header, String[] cells) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < header.length; i++) {
            row.put(header[i], cells[i]);
        }
        return row;
    }

    private static ScannerUse of(Map<String, String> row) {
        return new ScannerUse(
                LocalDate.parse(row.get("Date")),
                row.get("ScannerID"),
                LocalDateTime.parse(row.get("FirstUse")),
                LocalDateTime.parse(row.get("LastUse")),
                Integer.parseInt(row.get("Patients")),
                Integer.parseInt(row.get("Encounters")),
                Integer.parseInt(row.get("Gaps")),
                row.get("UtilizationPercent"));
    }

    /** From when to when, and whether that is on the next day. */
    String period() {
        String period = first.toLocalTime() + " to " + last.toLocalTime();
        return last.toLocalDate().equals(day) ? period : period + " of the next day";
    }
}
