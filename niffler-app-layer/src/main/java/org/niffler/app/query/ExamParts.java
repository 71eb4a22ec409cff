package org.niffler.app.query;

import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Set;

/** What is known so far of an exam: when, and of which series. */
final class ExamParts {

    private final Set<String> series = new HashSet<>();
    private LocalDateTime start;
    private LocalDateTime end;

    void add(LocalDateTime acquired, String seriesInstanceUid) {
        start = start == null || acquired.isBefore(start) ? acquired : start;
        end = end == null || acquired.isAfter(end) ? acquired : end;
        series.add(seriesInstanceUid);
    }

    LocalDateTime start() {
        return start;
    }

    LocalDateTime end() {
        return end;
    }

    int series() {
        return series.size();
    }
}
