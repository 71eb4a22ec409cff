package org.niffler.app.report.plot;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.niffler.app.scanner.ScannerDay;

/**
 * What is told of one scanner on one day: numbers, and no patient.
 *
 * @param firstUse when its first encounter began; empty if it was not used
 * @param lastUse when its last encounter ended
 * @param utilization in percent of the time from first to last use; empty if there is no such time
 * @param overlaps the places where encounters lie over each other
 */
record ScannerFigures(
        LocalDate day,
        String scanner,
        Optional<String> institute,
        Optional<LocalDateTime> firstUse,
        Optional<LocalDateTime> lastUse,
        OptionalDouble utilization,
        int patients,
        int encounters,
        int studies,
        int series,
        List<Overlap> overlaps) {

    /** @param encounters how many lie over each other */
    record Overlap(LocalDateTime start, LocalDateTime end, int encounters) {}

    ScannerFigures {
        overlaps = List.copyOf(overlaps);
    }

    static ScannerFigures of(ScannerDay scanner) {
        return new ScannerFigures(
                scanner.day(),
                scanner.scanner(),
                scanner.institute(),
                scanner.firstUse(),
                scanner.lastUse(),
                scanner.utilizationPercent(),
                scanner.patients(),
                scanner.encounters().size(),
                scanner.studies(),
                scanner.series(),
                OverlapGroup.of(scanner.encounters()).stream()
                        .filter(OverlapGroup::isFault)
                        .map(group -> new Overlap(
                                group.start(), group.end(), group.encounters().size()))
                        .toList());
    }
}
