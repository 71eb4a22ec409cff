package org.niffler.app.report.plot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.niffler.app.scanner.ScannerDay;

/** What is kept of all days: sums, the scanners' ids, and the first faults; no encounter and no patient. */
final class Sums {

    /** The page lists these and counts the rest. */
    static final int MOST_FAULTS = 1000;

    private final List<DayFigures> days = new ArrayList<>();
    private final Set<String> scanners = new TreeSet<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Predicate<String> pseudonym;
    private boolean patients;
    private boolean pseudonymsOnly = true;
    private long faultCount;

    /** Encounters that lie over each other on one scanner. */
    record Fault(LocalDate day, String scanner, ScannerFigures.Overlap overlap) {}

    /** @param pseudonym knows what stands in the place of a PatientID */
    Sums(Predicate<String> pseudonym) {
        this.pseudonym = pseudonym;
    }

    /** @throws IllegalArgumentException if the scanners are of several days, or of one that is not after the one before */
    void add(List<ScannerDay> scannersOfDay) {
        LocalDate day = scannersOfDay.get(0).day();
        if (scannersOfDay.stream().anyMatch(scanner -> !scanner.day().equals(day))) {
            throw new IllegalArgumentException("scanners of several days were given as those of " + day);
        }
        if (!days.isEmpty() && !day.isAfter(days.get(days.size() - 1).day())) {
            throw new IllegalArgumentException(
                    day + " was given after " + days.get(days.size() - 1).day());
        }
        List<ScannerFigures> figures =
                scannersOfDay.stream().map(ScannerFigures::of).toList();
        days.add(DayFigures.of(scannersOfDay, figures));
        figures.forEach(this::addScanner);
        scannersOfDay.stream().flatMap(scanner -> scanner.encounters().stream()).forEach(encounter -> {
            patients = true;
            pseudonymsOnly = pseudonymsOnly && pseudonym.test(encounter.patient());
        });
    }

    private void addScanner(ScannerFigures figures) {
        scanners.add(figures.scanner());
        for (ScannerFigures.Overlap overlap : figures.overlaps()) {
            faultCount++;
            if (faults.size() < MOST_FAULTS) {
                faults.add(new Fault(figures.day(), figures.scanner(), overlap));
            }
        }
    }

    List<DayFigures> days() {
        return List.copyOf(days);
    }

    Map<Integer, List<DayFigures>> years() {
        return days.stream()
                .collect(Collectors.groupingBy(day -> day.day().getYear(), TreeMap::new, Collectors.toList()));
    }

    int scanners() {
        return scanners.size();
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** Whether all patients have pseudonyms; empty if there are none. */
    Optional<Boolean> pseudonyms() {
        return patients ? Optional.of(pseudonymsOnly) : Optional.empty();
    }

    long faultCount() {
        return faultCount;
    }
}
