package org.niffler.app.query;

import java.util.EnumMap;
import java.util.Map;

/** How many documents each finding is about. */
public final class Findings {

    private final Map<Finding, Long> documents = new EnumMap<>(Finding.class);

    void add(Finding finding) {
        documents.merge(finding, 1L, Long::sum);
    }

    public void addAll(Findings others) {
        others.documents.forEach((finding, count) -> documents.merge(finding, count, Long::sum));
    }

    public long of(Finding finding) {
        return documents.getOrDefault(finding, 0L);
    }

    @Override
    public String toString() {
        return documents.toString();
    }
}
