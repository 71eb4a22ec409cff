package org.niffler.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Guesses which of the known names somebody meant. */
public final class Nearest {

    // Below this the suggestions are noise: tried on the original's keys with letters dropped, doubled and swapped.
    private static final double ALIKE = 0.85;

    private Nearest() {}

    /** The most alike of the candidates, whatever their case, or empty if none is alike enough to be meant. */
    public static Optional<String> to(String name, Collection<String> candidates) {
        return candidates.stream()
                .filter(candidate -> likeness(name, candidate) >= ALIKE)
                .max(Comparator.<String>comparingDouble(candidate -> likeness(name, candidate))
                        .thenComparing(candidate -> -edits(name, candidate)));
    }

    private static double likeness(String name, String candidate) {
        return new JaroWinklerSimilarity().apply(lower(name), lower(candidate));
    }

    private static int edits(String name, String candidate) {
        return LevenshteinDistance.getDefaultInstance().apply(lower(name), lower(candidate));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
