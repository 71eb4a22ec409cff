package org.niffler.app.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Several modalities in one cell: {@code CT/MR}. A slash cannot be part of one (PS3.5 6.2, CS). */
final class Modalities {

    private static final String SEPARATOR = "/";

    private Modalities() {}

    static String text(Collection<String> modalities) {
        return String.join(SEPARATOR, modalities);
    }

    static SortedSet<String> parse(String cell) {
        List<String> parts = Arrays.stream(cell.split(SEPARATOR, -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        return new TreeSet<>(parts);
    }
}
