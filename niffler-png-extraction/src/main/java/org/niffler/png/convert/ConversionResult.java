package org.niffler.png.convert;

import java.util.List;
import java.util.Optional;
import org.niffler.png.table.OutcomeCounts;
import org.niffler.png.table.TableSummary;

/**
 * How a run ended.
 *
 * @param counts of all files so far, those of earlier runs too
 * @param earlier how many of those earlier runs had done
 * @param whole whether it came to the end of its files
 * @param tables what the tables hold; empty if none were written
 * @param unreadable folders that could not be read
 */
public record ConversionResult(
        OutcomeCounts counts, long earlier, boolean whole, Optional<TableSummary> tables, List<InputFile> unreadable) {

    public ConversionResult {
        unreadable = List.copyOf(unreadable);
    }
}
