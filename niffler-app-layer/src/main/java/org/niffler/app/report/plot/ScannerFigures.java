package org.niffler.app.report.plot;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.niffler.app.scanner.Encounter;
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
        List<Encounter> encounters = scanner.encounters();
        Optional<LocalDateTime> first =
                encounters.stream().map(Encounter::start).min(LocalDateTime::compareTo);
        Optional<LocalDateTime> last = encounters.stream().map(Encounter::end).max(LocalDateTime::compareTo);
        return new ScannerFigures(
                scanner.day(),
                scanner.scanner(),
                scanner.institute(),
                first,
                last,
                utilization(encounters, first, last),
                (int) encounters.stream().map(Encounter::patient).distinct().count(),
                encounters.size(),
                encounters.stream().mapToInt(Encounter::studies).sum(),
                encounters.stream().mapToInt(Encounter::series).sum(),
                OverlapGroup.of(encounters).stream()
                        .filter(OverlapGroup::isFault)
                        .map(group -> new Overlap(
                                group.start(), group.end(), group.encounters().size()))
                        .toList());
    }

    private static OptionalDouble utilization(
            List<Encounter> encounters, Optional<LocalDateTime> first, Optional<LocalDateTime> last) {
        long span = first.map(
                        start -> Duration.between(start, last.orElseThrow()).toMillis())
                .orElse(0L);
        long busy = encounters.stream()
                .mapToLong(encounter -> encounter.duration().toMillis())
                .sum();
        return span > 0 ? OptionalDouble.of(100.0 * busy / span) : OptionalDouble.empty();
    }
}
