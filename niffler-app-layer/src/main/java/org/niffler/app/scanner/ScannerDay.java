package org.niffler.app.scanner;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How one scanner was used on one day.
 *
 * @param institute where it stands, if the list of scanners says so
 * @param encounters by their beginning; none if the scanner was not used
 */
public record ScannerDay(LocalDate day, String scanner, Optional<String> institute, List<Encounter> encounters) {

    public ScannerDay {
        encounters = List.copyOf(encounters);
    }

    /** When its first encounter began; empty if it was not used. */
    public Optional<LocalDateTime> firstUse() {
        return encounters.stream().map(Encounter::start).min(Comparator.naturalOrder());
    }

    /** When its last encounter ended; empty if it was not used. */
    public Optional<LocalDateTime> lastUse() {
        return encounters.stream().map(Encounter::end).max(Comparator.naturalOrder());
    }

    /** How many different patients it saw. */
    public int patients() {
        return (int) encounters.stream().map(Encounter::patient).distinct().count();
    }

    /** How many studies its encounters have; one that fell into two encounters counts in each. */
    public int studies() {
        return encounters.stream().mapToInt(Encounter::studies).sum();
    }

    public int series() {
        return encounters.stream().mapToInt(Encounter::series).sum();
    }

    public SortedSet<String> modalities() {
        return encounters.stream()
                .flatMap(encounter -> encounter.modalities().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** How long its encounters took, added up; time at which two of them overlap counts twice, as in the original. */
    public Duration busy() {
        return Span.total(spans());
    }

    /**
     * The share of the time between first and last use for which it was used, in percent: above 100 only if encounters
     * overlap. Empty if there is no such time: the scanner was not used, or at one instant.
     */
    public OptionalDouble utilizationPercent() {
        if (encounters.isEmpty()) {
            return OptionalDouble.empty();
        }
        Duration inUse = Duration.between(firstUse().orElseThrow(), lastUse().orElseThrow());
        return inUse.isZero()
                ? OptionalDouble.empty()
                : OptionalDouble.of(100 * Durations.seconds(busy()) / Durations.seconds(inUse));
    }

    /** When nobody was there between first and last use. */
    public List<Span> gaps() {
        List<Span> used = Span.union(spans());
        List<Span> gaps = new ArrayList<>();
        for (int i = 1; i < used.size(); i++) {
            gaps.add(new Span(used.get(i - 1).to(), used.get(i).from()));
        }
        return List.copyOf(gaps);
    }

    /** How long nobody was there between first and last use. */
    public Duration idle() {
        return Span.total(gaps());
    }

    /** Zero if there is none. */
    public Duration longestGap() {
        return gaps().stream().map(Span::length).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    /** Encounters that went on at the same time, by their beginning. */
    public List<Overlap> overlaps() {
        List<Overlap> overlaps = new ArrayList<>();
        List<Encounter> open = new ArrayList<>();
        for (Encounter encounter : encounters) {
            open.removeIf(earlier -> !earlier.end().isAfter(encounter.start()));
            open.stream()
                    .filter(earlier -> earlier.span().overlaps(encounter.span()))
                    .forEach(earlier -> overlaps.add(
                            new Overlap(earlier, encounter, earlier.span().intersection(encounter.span()))));
            open.add(encounter);
        }
        return List.copyOf(overlaps);
    }

    /** What it was used for, by description. */
    public List<DescriptionUse> descriptions() {
        Map<String, List<Duration>> byDescription = encounters.stream()
                .collect(Collectors.groupingBy(
                        Encounter::description,
                        TreeMap::new,
                        Collectors.mapping(Encounter::duration, Collectors.toList())));
        return byDescription.entrySet().stream()
                .map(use -> new DescriptionUse(use.getKey(), use.getValue().size(), Durations.median(use.getValue())))
                .toList();
    }

    private List<Span> spans() {
        return encounters.stream().map(Encounter::span).toList();
    }
}
