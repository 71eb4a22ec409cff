package org.niffler.cold.retrieve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which series are wanted.
 *
 * @param modalities any of these; all if it is empty
 * @param description found anywhere in the series' description
 */
public record SeriesFilter(Set<String> modalities, Optional<Pattern> description) {

    public static final SeriesFilter ALL = new SeriesFilter(Set.of(), Optional.empty());

    public SeriesFilter {
        modalities = Set.copyOf(modalities);
    }

    boolean admitsAll() {
        return modalities.isEmpty() && description.isEmpty();
    }

    /** In words, the same for the same filter. */
    String text() {
        List<String> parts = new ArrayList<>();
        if (!modalities.isEmpty()) {
            parts.add("Modality=" + String.join(",", new TreeSet<>(modalities)));
        }
        description.ifPresent(pattern -> parts.add("SeriesDescription=" + pattern));
        return String.join(" ", parts);
    }

    boolean admits(StudyContents.Series series) {
        return (modalities.isEmpty() || modalities.contains(series.modality()))
                && description
                        .map(pattern -> pattern.matcher(series.description()).find())
                        .orElse(true);
    }
}
