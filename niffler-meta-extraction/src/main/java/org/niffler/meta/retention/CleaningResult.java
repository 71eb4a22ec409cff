package org.niffler.meta.retention;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a pass did, or would have done.
 *
 * @param obstacle why nothing could be deleted at all, and what to do; empty if nothing stood in the way
 * @param series all that are extracted and were on disk
 */
public record CleaningResult(Optional<String> obstacle, List<SeriesReport> series) {

    public CleaningResult {
        series = List.copyOf(series);
    }

    /** Those that are deleted, or would be. */
    public List<SeriesReport> deleted() {
        return with(Fate.Deleted.class).toList();
    }

    /** Those that could not be deleted. */
    public List<SeriesReport> failed() {
        return with(Fate.Failed.class).toList();
    }

    /** Folders that hold something else than was extracted: until they are extracted again, they stay. */
    public List<String> toExtractAgain() {
        return series.stream()
                .filter(report -> report.fate() instanceof Fate.Kept kept
                        && (kept.reason() == KeepReason.CHANGED || kept.reason() == KeepReason.INSTANCES_DIFFER))
                .map(SeriesReport::folder)
                .toList();
    }

    /** How many stay, by reason. */
    public Map<KeepReason, Long> keptByReason() {
        return series.stream()
                .flatMap(report -> report.fate() instanceof Fate.Kept kept ? Stream.of(kept.reason()) : Stream.empty())
                .collect(Collectors.groupingBy(
                        reason -> reason, () -> new EnumMap<>(KeepReason.class), Collectors.counting()));
    }

    private Stream<SeriesReport> with(Class<? extends Fate> fate) {
        return series.stream().filter(report -> fate.isInstance(report.fate()));
    }

    /** In a line for the log: numbers only. */
    public String summary() {
        List<SeriesReport> deleted = deleted();
        List<FolderContent> contents =
                deleted.stream().flatMap(report -> report.content().stream()).toList();
        long gone = with(Fate.Gone.class).count();
        int failed = failed().size();
        String kept = keptByReason().entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().words())
                .collect(Collectors.joining(", "));
        return "%d series (%d files, %d bytes)%s%s%s"
                .formatted(
                        deleted.size(),
                        contents.stream().mapToLong(FolderContent::files).sum(),
                        contents.stream().mapToLong(FolderContent::bytes).sum(),
                        gone == 0 ? "" : "; %d were gone already".formatted(gone),
                        kept.isEmpty() ? "" : "; kept: " + kept,
                        failed == 0 ? "" : "; %d failed".formatted(failed));
    }
}
