package org.niffler.app.report.plot;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.niffler.app.scanner.Encounter;

/**
 * Encounters of one scanner that lie over each other, directly or through a third; a single one if nothing does. A scanner
 * has one table, so a group of more than one is a fault of the data. Encounters that only touch do not overlap.
 *
 * @param encounters by their beginning
 */
record OverlapGroup(List<Encounter> encounters) {

    OverlapGroup {
        encounters = List.copyOf(encounters);
    }

    /** All groups, by their beginning; every encounter is in one of them. */
    static List<OverlapGroup> of(List<Encounter> encounters) {
        List<OverlapGroup> groups = new ArrayList<>();
        List<Encounter> open = new ArrayList<>();
        LocalDateTime end = LocalDateTime.MIN;
        for (Encounter encounter : sorted(encounters)) {
            if (!open.isEmpty() && !encounter.start().isBefore(end)) {
                groups.add(new OverlapGroup(open));
                open.clear();
            }
            end = open.isEmpty() || encounter.end().isAfter(end) ? encounter.end() : end;
            open.add(encounter);
        }
        if (!open.isEmpty()) {
            groups.add(new OverlapGroup(open));
        }
        return groups;
    }

    private static List<Encounter> sorted(List<Encounter> encounters) {
        return encounters.stream()
                .sorted(Comparator.comparing(Encounter::start).thenComparing(Encounter::end))
                .toList();
    }

    boolean isFault() {
        return encounters.size() > 1;
    }

    LocalDateTime start() {
        return encounters.get(0).start();
    }

    LocalDateTime end() {
        return encounters.stream()
                .map(Encounter::end)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** For each encounter a lane, counted from 0, in which nothing lies over it. */
    List<Integer> lanes() {
        List<LocalDateTime> ends = new ArrayList<>();
        List<Integer> lanes = new ArrayList<>();
        for (Encounter encounter : encounters) {
            int lane = 0;
            while (lane < ends.size() && encounter.start().isBefore(ends.get(lane))) {
                lane++;
            }
            if (lane == ends.size()) {
                ends.add(encounter.end());
            } else {
                ends.set(lane, encounter.end());
            }
            lanes.add(lane);
        }
        return lanes;
    }
}
