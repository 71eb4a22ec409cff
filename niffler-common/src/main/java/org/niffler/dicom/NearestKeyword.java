package org.niffler.dicom;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Guesses which keyword somebody meant. */
public final class NearestKeyword {

    /** Below this the guesses are noise: tried with letters of keywords dropped, doubled and swapped. */
    private static final double ALIKE = 0.9;

    private NearestKeyword() {}

    /** The most alike keyword that a document can have, whatever its case; empty if none is alike enough to be meant. */
    public static Optional<String> to(String word) {
        String wanted = word.toLowerCase(Locale.ROOT);
        return Keywords.all().stream()
                .filter(keyword -> new JaroWinklerSimilarity().apply(wanted, keyword.toLowerCase(Locale.ROOT)) >= ALIKE)
                .filter(keyword ->
                        DicomTag.forKeyword(keyword).filter(HeaderTags::isKept).isPresent())
                .min(Comparator.<String>comparingInt(keyword -> LevenshteinDistance.getDefaultInstance()
                                .apply(wanted, keyword.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }
}
