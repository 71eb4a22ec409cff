package org.niffler.app.scanner;

import java.time.LocalDate;
import java.util.List;

/**
 * How the scanners were used on one day.
 *
 * @param scanners by their number; none on a day without exams, but with a list of scanners all of it
 */
public record UtilizationDay(LocalDate day, List<ScannerDay> scanners) {

    public UtilizationDay {
        scanners = List.copyOf(scanners);
    }

    /** Whether no scanner was used. */
    public boolean isEmpty() {
        return scanners.stream().allMatch(scanner -> scanner.encounters().isEmpty());
    }
}
