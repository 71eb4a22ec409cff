package org.niffler.app.explorer.cohort;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.niffler.app.explorer.http.Refusal;
import org.niffler.metadata.StoredDocument;

/**
 * Ends a computation whose groups would fill the memory that all viewers share: each group has a bit for each patient, study
 * and series.
 */
final class GroupLimit {

    private static final int MOST_GROUPS = 20_000;

    private final List<String> groupBy;
    private final long mostBits;
    private final Set<List<Optional<List<String>>>> groups = new HashSet<>();
    private long documents;

    /** @param bytes that groups may take, at most */
    GroupLimit(List<String> groupBy, long bytes) {
        this.groupBy = groupBy;
        this.mostBits = bytes * Byte.SIZE;
    }

    /** @throws Refusal if it is one too many */
    void count(StoredDocument document) {
        if (groupBy.isEmpty()) {
            return;
        }
        documents++;
        boolean isNew = groups.add(groupBy.stream().map(document::values).toList());
        if (isNew && groups.size() > MOST_GROUPS || groups.size() * documents > mostBits) {
            throw new Refusal(
                    Refusal.Kind.BAD_REQUEST,
                    "There are too many groups by " + String.join(", ", groupBy) + ".",
                    "Narrow the filter, or group by an attribute with fewer values.");
        }
    }
}
