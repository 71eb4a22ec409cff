package org.niffler.workflow.run;

import java.util.NavigableMap;
import java.util.TreeMap;

/** The places that runs wait for or work on. Thread-safe. */
final class Places {

    private final NavigableMap<String, Integer> runs = new TreeMap<>();

    synchronized void add(String place) {
        runs.merge(place, 1, Integer::sum);
    }

    synchronized void remove(String place) {
        runs.computeIfPresent(place, (name, count) -> count == 1 ? null : count - 1);
    }

    /** Whether there is one here, above or below; the parts of a place stand between slashes. */
    synchronized boolean hold(String place) {
        String below = runs.ceilingKey(place + "/");
        if (below != null && below.startsWith(place + "/")) {
            return true;
        }
        String above = place;
        for (int slash = above.length(); slash >= 0; slash = above.lastIndexOf('/')) {
            above = above.substring(0, slash);
            if (runs.containsKey(above)) {
                return true;
            }
        }
        return false;
    }
}
