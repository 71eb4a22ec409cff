package org.niffler.app.explorer.scanner;

import com.github.benmanes.caffeine.cache.Cache;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.niffler.app.explorer.ExplorerSettings;
import org.niffler.app.explorer.desk.Memory;
import org.niffler.app.query.Days;
import org.niffler.app.query.ExamQuery;
import org.niffler.app.query.Findings;
import org.niffler.app.scanner.Utilization;

/**
 * Finds how all scanners were used, day by day. Days that are over it remembers for some minutes, also of questions that were
 * cancelled on the way: asked again, they go on where they ended.
 */
final class UseByDay {

    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    /** Some 16 MB: ten scanners for ten years. */
    private static final long MOST_NUMBERS = 2_000_000;

    private static final long MOST_RANGES = 1_000;

    private final ExplorerSettings.Scanners settings;
    private final Clock clock;
    private final Cache<Key<LocalDate>, Found> days;
    private final Cache<Key<Days>, Findings> withoutStudyDate;

    private record Key<T>(String collection, T of) {}

    /** The use of scanners, by day and scanner, and what was found on the way. */
    record Found(List<DayUse> uses, Findings findings) {}

    UseByDay(ExplorerSettings.Scanners settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.days = new Memory(REMEMBERED, MOST_NUMBERS)
                .<Key<LocalDate>, Found>cache(
                        clock,
                        found -> 8
                                + found.uses().stream().mapToLong(DayUse::size).sum())
                .build();
        this.withoutStudyDate = new Memory(REMEMBERED, MOST_RANGES)
                .<Key<Days>, Findings>cache(clock, findings -> 1)
                .build();
    }

    Found find(ExamQuery query, String collection, Days asked) throws IOException {
        LocalDate today = LocalDate.now(clock.withZone(settings.zone()));
        List<DayUse> uses = new ArrayList<>();
        Findings findings = new Findings();
        for (LocalDate day : asked) {
            Found found = day(query, new Key<>(collection, day), day.isBefore(today));
            uses.addAll(found.uses());
            findings.addAll(found.findings());
        }
        findings.addAll(undated(query, new Key<>(collection, asked)));
        return new Found(uses, findings);
    }

    private Found day(ExamQuery query, Key<LocalDate> day, boolean over) throws IOException {
        Found before = days.getIfPresent(day);
        if (over && before != null) {
            return before;
        }
        ExamQuery.Found exams = query.on(day.of());
        Utilization utilization = new Utilization(settings.gap(), Optional.empty());
        Found found = new Found(
                utilization.day(day.of(), exams.exams().stream()).scanners().stream()
                        .map(DayUse::of)
                        .toList(),
                exams.findings());
        if (over) {
            days.put(day, found);
        }
        return found;
    }

    private Findings undated(ExamQuery query, Key<Days> range) throws IOException {
        Findings before = withoutStudyDate.getIfPresent(range);
        if (before != null) {
            return before;
        }
        Findings found = query.withoutStudyDate(range.of());
        withoutStudyDate.put(range, found);
        return found;
    }
}
