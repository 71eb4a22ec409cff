package org.niffler.app.scanner;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Computes how scanners were used, a day at a time. */
public final class Utilization {

    private final Encounters encounters;
    private final Optional<Map<String, String>> institutes;

    /**
     * Takes the rules.
     *
     * @param gap the time that separates two encounters of a patient
     * @param institutes the scanners to report, each with the institute where it stands, which may be empty; without them
     *     all scanners that were used are reported
     * @throws IllegalArgumentException if the gap is negative
     */
    public Utilization(Duration gap, Optional<Map<String, String>> institutes) {
        this.encounters = new Encounters(gap);
        this.institutes = institutes.map(Map::copyOf);
    }

    /** Whether a scanner is reported. */
    public boolean reports(String scanner) {
        return institutes.map(listed -> listed.containsKey(scanner)).orElse(true);
    }

    /**
     * Computes one day.
     *
     * @param exams of that day, in any order, of any scanner; read to their end, not closed
     * @return the scanners in the order of their numbers: those listed, used or not; without a list those that were used
     * @throws IllegalArgumentException if an exam is of another day
     */
    public UtilizationDay day(LocalDate day, Stream<Exam> exams) {
        Map<String, List<Exam>> byScanner = exams.map(exam -> checked(day, exam))
                .filter(exam -> reports(exam.scanner()))
                .collect(Collectors.groupingBy(Exam::scanner, TreeMap::new, Collectors.toList()));
        TreeSet<String> scanners = new TreeSet<>(byScanner.keySet());
        institutes.ifPresent(listed -> scanners.addAll(listed.keySet()));
        return new UtilizationDay(
                day,
                scanners.stream()
                        .map(scanner -> new ScannerDay(
                                day,
                                scanner,
                                institute(scanner),
                                encounters.of(byScanner.getOrDefault(scanner, List.of()))))
                        .toList());
    }

    private Optional<String> institute(String scanner) {
        return institutes.map(listed -> listed.get(scanner)).filter(name -> !name.isEmpty());
    }

    private static Exam checked(LocalDate day, Exam exam) {
        if (!exam.day().equals(day)) {
            throw new IllegalArgumentException("an exam of " + exam.day() + " is among those of " + day);
        }
        return exam;
    }
}
