package org.niffler.cold.retrieve;

import java.util.ArrayList;
import java.util.Collection;
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

    /** Whether the PACS says of all of them what is needed to choose. */
    boolean canChooseFrom(Collection<StudyContents.Series> series) {
        return (modalities.isEmpty()
                        || series.stream().allMatch(one -> one.modality().isPresent()))
                && (description.isEmpty()
                        || series.stream().allMatch(one -> one.description().isPresent()));
    }

    boolean admits(StudyContents.Series series) {
        return (modalities.isEmpty() || modalities.contains(series.modality().orElse("")))
                && description
                        .map(pattern ->
                                pattern.matcher(series.description().orElse("")).find())
                        .orElse(true);
    }
}
