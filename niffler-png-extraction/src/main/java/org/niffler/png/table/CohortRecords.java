package org.niffler.png.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The records of all spools in the order of the tables, one a source. */
final class CohortRecords {

    private static final int EXAMPLES = 10;

    /** Takes one record. */
    @FunctionalInterface
    interface Action {
        void take(FileRecord record) throws IOException;
    }

    private final RecordSorter sorter;
    private final Columns columns;
    private final RecordFormat format = new RecordFormat();

    CohortRecords(RecordSorter sorter, Columns columns) {
        this.sorter = sorter;
        this.columns = columns;
    }

    Columns columns() {
        return columns;
    }

    /** Gives each record; tells which were left out. */
    Duplicates forEach(Action action) throws IOException {
        long equal = 0;
        long different = 0;
        List<String> examples = new ArrayList<>();
        try (RunMerge entries = sorter.sorted()) {
            Optional<SortEntry> last = Optional.empty();
            for (Optional<SortEntry> next = entries.next(); next.isPresent(); next = entries.next()) {
                SortEntry entry = next.get();
                if (last.isEmpty() || !last.get().place().equals(entry.place())) {
                    action.take(record(entry));
                    last = next;
                } else if (Arrays.equals(last.get().line(), entry.line())) {
                    equal++;
                } else {
                    different++;
                    if (examples.size() < EXAMPLES) {
                        examples.add(record(entry).source());
                    }
                }
            }
        }
        return new Duplicates(equal, different, examples);
    }

    private FileRecord record(SortEntry entry) throws IOException {
        return format.record(entry.line(), 0, entry.line().length, columns);
    }
}
