package org.niffler.app.report;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.niffler.app.scanner.Encounter;
import org.niffler.app.scanner.ScannerDay;
import org.niffler.app.scanner.UtilizationDay;

/** Puts entries together to days. Of several files, all that tell of the same day are. */
final class DayCollector {

    private static final Comparator<Encounter> ORDER = Comparator.comparing(Encounter::start)
            .thenComparing(Encounter::patient)
            .thenComparing(Encounter::end);

    private final List<EntrySource> sources;

    DayCollector(List<EntrySource> sources) {
        this.sources = List.copyOf(sources);
    }

    void read(EncounterReader.DayVisitor visitor) throws IOException {
        Set<LocalDate> over = new HashSet<>();
        Optional<LocalDate> day = nextDay();
        while (day.isPresent()) {
            Map<String, Scanner> scanners = new TreeMap<>();
            for (EntrySource source : sources) {
                collect(day.get(), source, scanners);
            }
            if (!over.add(day.get())) {
                throw new IOException(
                        "The file " + sources.get(sources.size() - 1).file() + " comes back to " + day.get()
                                + " after another day. Sort its lines by day.");
            }
            visitor.day(utilization(day.get(), scanners));
            day = nextDay();
        }
    }

    private Optional<LocalDate> nextDay() throws IOException {
        Optional<LocalDate> next = Optional.empty();
        for (EntrySource source : sources) {
            Optional<LocalDate> day = source.peek().map(Entry::day);
            if (next.isEmpty() || day.isPresent() && day.get().isBefore(next.get())) {
                next = day;
            }
        }
        return next;
    }

    private static void collect(LocalDate day, EntrySource source, Map<String, Scanner> scanners) throws IOException {
        Optional<Entry> entry = source.peek().filter(next -> next.day().equals(day));
        while (entry.isPresent()) {
            entry.ifPresent(next -> next.scanner()
                    .ifPresent(scanner -> scanners.computeIfAbsent(scanner, added -> new Scanner())
                            .add(next)));
            source.take();
            entry = source.peek().filter(next -> next.day().equals(day));
        }
    }

    private static UtilizationDay utilization(LocalDate day, Map<String, Scanner> scanners) {
        return new UtilizationDay(
                day,
                scanners.entrySet().stream()
                        .map(scanner -> new ScannerDay(
                                day,
                                scanner.getKey(),
                                scanner.getValue().institute,
                                scanner.getValue().encounters.stream()
                                        .sorted(ORDER)
                                        .toList()))
                        .toList());
    }

    private static final class Scanner {

        private final List<Encounter> encounters = new ArrayList<>();
        private Optional<String> institute = Optional.empty();

        void add(Entry entry) {
            entry.encounter().ifPresent(encounters::add);
            institute = institute.or(entry::institute);
        }
    }
}
