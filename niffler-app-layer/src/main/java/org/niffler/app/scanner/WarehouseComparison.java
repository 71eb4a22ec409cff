package org.niffler.app.scanner;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds what a clinical data warehouse says about the use of scanners against what the images say. An exam of the warehouse
 * is matched with the encounter of the same patient and scanner that it shares most time with, else with the nearest one, if
 * that is not too far. An encounter may be matched by several exams, as the warehouse may list each study of a visit.
 */
public final class WarehouseComparison {

    /** What was noted down hours later still belongs to the visit; what is further away is another one. */
    public static final Duration DEFAULT_REACH = Duration.ofHours(4);

    private static final Comparator<WarehouseExam> EXAMS = Comparator.comparing(WarehouseExam::span)
            .thenComparing(WarehouseExam::patient)
            .thenComparing(WarehouseExam::scanner);

    private static final Comparator<ComparedExam> COMPARED = Comparator.comparing(ComparedExam::scanner)
            .thenComparing(ComparedExam::start)
            .thenComparing(ComparedExam::patient);

    private final Map<LocalDate, Map<String, List<WarehouseExam>>> exams;
    private final Duration reach;
    private final Set<WarehouseExam> comparedTheDayBefore = new HashSet<>();

    /**
     * Takes what the warehouse says.
     *
     * @param exams all that it has, in any order; kept in memory
     * @param utilization says which scanners are reported; exams on others are left out
     * @param reach how far an encounter may be from an exam that it is matched with
     */
    public WarehouseComparison(Stream<WarehouseExam> exams, Utilization utilization, Duration reach) {
        this.exams = exams.filter(exam -> utilization.reports(exam.scanner()))
                .sorted(EXAMS)
                .collect(Collectors.groupingBy(
                        exam -> exam.start().toLocalDate(), Collectors.groupingBy(WarehouseExam::scanner)));
        this.reach = reach;
    }

    /**
     * Compares one day: with the exams that begin on it, and with those that begin after midnight while an encounter of the
     * day still goes on, as its study may have begun before. Those are not compared again on the next day, if that is asked
     * for later.
     *
     * @return by scanner and beginning: every exam of the day once, and every encounter that no exam is matched with
     */
    public List<ComparedExam> compare(UtilizationDay day) {
        Map<String, List<Encounter>> encounters =
                day.scanners().stream().collect(Collectors.toMap(ScannerDay::scanner, ScannerDay::encounters));
        Map<String, List<WarehouseExam>> ofDay = Stream.concat(
                        on(day.day()).filter(exam -> !comparedTheDayBefore.contains(exam)),
                        afterMidnight(day.day(), encounters))
                .collect(Collectors.groupingBy(WarehouseExam::scanner));
        Set<String> scanners = new TreeSet<>(ofDay.keySet());
        scanners.addAll(encounters.keySet());
        return scanners.stream()
                .flatMap(
                        scanner -> ofScanner(
                                scanner,
                                ofDay.getOrDefault(scanner, List.of()),
                                encounters.getOrDefault(scanner, List.of()))
                                .stream())
                .toList();
    }

    private Stream<WarehouseExam> on(LocalDate day) {
        return exams.getOrDefault(day, Map.of()).values().stream().flatMap(List::stream);
    }

    private Stream<WarehouseExam> afterMidnight(LocalDate day, Map<String, List<Encounter>> encounters) {
        List<WarehouseExam> early = on(day.plusDays(1))
                .filter(exam -> encounters.getOrDefault(exam.scanner(), List.of()).stream()
                        .filter(encounter -> encounter.patient().equals(exam.patient()))
                        .anyMatch(encounter -> encounter.span().overlaps(exam.span())))
                .toList();
        comparedTheDayBefore.addAll(early);
        return early.stream();
    }

    private List<ComparedExam> ofScanner(String scanner, List<WarehouseExam> exams, List<Encounter> encounters) {
        List<ComparedExam> compared = new ArrayList<>();
        Set<Encounter> matched = new HashSet<>();
        for (int i = 0; i < exams.size(); i++) {
            WarehouseExam exam = exams.get(i);
            Optional<Encounter> encounter = match(exam, encounters);
            encounter.ifPresent(matched::add);
            compared.add(
                    new ComparedExam(scanner, exam.patient(), Optional.of(exam), encounter, doubleBooked(i, exams)));
        }
        encounters.stream()
                .filter(encounter -> !matched.contains(encounter))
                .forEach(encounter -> compared.add(new ComparedExam(
                        scanner, encounter.patient(), Optional.empty(), Optional.of(encounter), Duration.ZERO)));
        compared.sort(COMPARED);
        return compared;
    }

    /** Of those that are equally good, the first. */
    private Optional<Encounter> match(WarehouseExam exam, List<Encounter> encounters) {
        return encounters.stream()
                .filter(encounter -> encounter.patient().equals(exam.patient()))
                .filter(encounter -> encounter.span().distanceTo(exam.span()).compareTo(reach) <= 0)
                .min(Comparator.comparing(
                                (Encounter encounter) -> encounter.span().sharedWith(exam.span()),
                                Comparator.reverseOrder())
                        .thenComparing(encounter -> encounter.span().distanceTo(exam.span()))
                        .thenComparing(Encounter::start));
    }

    private static Duration doubleBooked(int index, List<WarehouseExam> exams) {
        Span span = exams.get(index).span();
        List<Span> shared = new ArrayList<>();
        for (int i = 0; i < exams.size(); i++) {
            Span other = exams.get(i).span();
            if (i != index && span.overlaps(other)) {
                shared.add(span.intersection(other));
            }
        }
        return Span.total(Span.union(shared));
    }
}
