package org.niffler.meta.state;

import java.util.HashMap;
import java.util.Map;

/** How many entries of each folder are not done. Not thread-safe. */
final class WaitingFolders {

    private final Map<String, Integer> counts = new HashMap<>();
    private long size;

    void add(String folder) {
        counts.merge(folder, 1, Integer::sum);
        size++;
    }

    void remove(String folder) {
        if (holds(folder)) {
            counts.computeIfPresent(folder, (name, count) -> count == 1 ? null : count - 1);
            size--;
        }
    }

    boolean holds(String folder) {
        return counts.containsKey(folder);
    }

    /** All entries of all folders. */
    long size() {
        return size;
    }
}
