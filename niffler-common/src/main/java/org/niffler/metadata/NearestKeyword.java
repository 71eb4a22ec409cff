package org.niffler.metadata;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.Keywords;

/** Guesses which keyword somebody meant. */
final class NearestKeyword {

    /** Below this the guesses are noise: tried with letters of keywords dropped, doubled and swapped. */
    private static final double ALIKE = 0.9;

    private NearestKeyword() {}

    /** The most alike keyword that a profile may have, whatever its case; empty if none is alike enough to be meant. */
    static Optional<String> to(String word) {
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
