package org.niffler.csv;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant: the fewest edits away, blanks, punctuation and case apart. */
final class NearestName {

    private NearestName() {}

    /** The nearest of the names; empty when none is near, that is within a third of the wanted name's length. */
    static Optional<String> to(String wanted, List<String> names) {
        String plainWanted = plain(wanted);
        int tolerated = Math.max(1, plainWanted.length() / 3);
        return names.stream()
                .filter(name -> !plain(name).isEmpty())
                .filter(name -> distance(plainWanted, plain(name)) <= tolerated)
                .min(Comparator.comparingInt(name -> distance(plainWanted, plain(name))));
    }

    private static String plain(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }

    /** Levenshtein's distance, one row of its table at a time. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
