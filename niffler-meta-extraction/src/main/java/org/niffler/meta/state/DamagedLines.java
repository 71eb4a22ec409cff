package org.niffler.meta.state;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Which lines of a file could not be read; remembers the first few and counts the others. */
final class DamagedLines {

    private static final int NAMED = 10;

    private final List<Long> first = new ArrayList<>();
    private long count;

    /** @param line counted from 1 */
    void add(long line) {
        count++;
        if (first.size() < NAMED) {
            first.add(line);
        }
    }

    /** The first of them, counted from 1. */
    OptionalLong first() {
        return first.isEmpty() ? OptionalLong.empty() : OptionalLong.of(first.get(0));
    }

    long count() {
        return count;
    }

    /** The words for a message, such as {@code line 3 is} or {@code lines 3, 7 and 12 others are}. */
    String describe() {
        String numbers = first.stream().map(String::valueOf).collect(Collectors.joining(", "));
        if (count == 1) {
            return "line " + numbers + " is";
        }
        return "lines " + numbers + (count > first.size() ? " and " + (count - first.size()) + " others" : "") + " are";
    }
}
