package org.niffler.app.deidentify;

import java.util.List;
import java.util.Map;
import org.niffler.png.convert.InputFile;

/**
 * How a run ended.
 *
 * @param counts files by what became of them
 * @param whole whether it came to the last file
 * @param unreadable folders that could not be looked into
 */
public record RunResult(Map<FileOutcome.Kind, Long> counts, boolean whole, List<InputFile> unreadable) {

    public RunResult {
        counts = Map.copyOf(counts);
        unreadable = List.copyOf(unreadable);
    }

    public long count(FileOutcome.Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }
}
