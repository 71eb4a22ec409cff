package org.niffler.png.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.niffler.progress.LineLog;
import org.niffler.progress.RunLock;

/**
 * Makes the tables from the records of one run or of all its shards. The rows of a folder's files stand together, in an
 * order that does not say what they are called ({@link TableOrder}), and the columns in the order of their tags, whatever
 * order the files were finished in: a resumed run's tables are an uninterrupted one's, and merged shards' are one run's,
 * byte for byte. The records are sorted on the disk, so that memory does not grow
 * with them.
 *
 * <p>Values are written as they are, also those that begin with {@code =}, {@code +}, {@code -} or {@code @}: metadata
 * must be true, and a minus sign begins many numbers. A spreadsheet must import the columns as text.
 */
public final class Tables {

    private final Clock clock;

    public Tables(Clock clock) {
        this.clock = clock;
    }

    /**
     * Writes all tables; those of an earlier run stay until these are whole.
     *
     * @param spools the state folders whose spools are merged; they may be open
     * @throws SpoolException if one has no spool, is damaged, or was made with other settings than the first
     * @throws org.niffler.progress.RunLockedException if another run writes tables with this work folder
     * @throws IOException if something cannot be read or written
     */
    public TableSummary write(List<Path> spools, TableOptions options, TablePaths paths) throws IOException {
        PrivateFiles.folder(paths.work());
        RunLock lock = RunLock.acquire(paths.work().resolve("tables.lock"), "writing the tables", clock);
        try (lock) {
            Path sorting = paths.work().resolve("sorting");
            RecordSorter.delete(sorting); // what a killed run left
            try (RecordSorter sorter =
                    new RecordSorter(sorting, RecordSorter.RUN_BYTES, RecordSorter.MERGED_AT_A_TIME)) {
                CohortRecords records = new CohortRecords(sorter, read(spools, sorter));
                return write(records, options, paths);
            }
        }
    }

    private static Columns read(List<Path> spools, RecordSorter sorter) throws IOException {
        Columns columns = new Columns();
        Optional<String> settings = Optional.empty();
        for (int i = 0; i < spools.size(); i++) {
            Path file = RecordSpool.file(spools.get(i));
            if (Files.notExists(file)) {
                throw new SpoolException("The state folder " + spools.get(i) + " holds no records of finished files."
                        + " Name the state folder of a run or of a shard.");
            }
            Optional<String> itsSettings = readOne(file, i, columns, sorter);
            if (settings.isPresent() && itsSettings.isPresent()) {
                SpoolSettings.checkShards(spools.get(0), settings.get(), spools.get(i), itsSettings.get());
            }
            settings = settings.or(() -> itsSettings);
        }
        return columns;
    }

    private static Optional<String> readOne(Path file, int number, Columns columns, RecordSorter sorter)
            throws IOException {
        Columns own = new Columns();
        SpoolLines lines = new SpoolLines(file, own, new Sorting(number, own, columns, sorter));
        LineLog.read(file, lines);
        return lines.settings();
    }

    /** Gives the records of one spool to the sorter, each with its place in the tables. */
    private static final class Sorting implements SpoolLines.RecordLine {

        private final RecordFormat format = new RecordFormat();
        private final int spool;
        private final Columns own;
        private final Columns all;
        private final RecordSorter sorter;
        private TableOrder order;

        Sorting(int spool, Columns own, Columns all, RecordSorter sorter) {
            this.spool = spool;
            this.own = own;
            this.all = all;
            this.sorter = sorter;
        }

        @Override
        public void begin(String settings) {
            order = new TableOrder(settings);
        }

        @Override
        public void take(byte[] bytes, int offset, int length, long at) throws IOException {
            FileRecord record = format.record(bytes, offset, length, own);
            sorter.add(new SortEntry(order.place(record.source()), spool, format.line(record, all)));
        }
    }

    private static TableSummary write(CohortRecords records, TableOptions options, TablePaths paths)
            throws IOException {
        Totals totals = new Totals();
        Duplicates duplicates = records.forEach(totals::add);
        List<String> columns = totals.columns.kept(options.commonHeadersOnly());
        try (TableSet tables = new TableSet(options, paths, columns, totals.counts.files())) {
            records.forEach(tables::take);
            tables.publish();
        }
        int leftOut = totals.columns.size() - columns.size();
        return new TableSummary(totals.counts, totals.columns.rows(), columns.size(), leftOut, duplicates);
    }

    /** What must be known of all records before the first row is written. */
    private static final class Totals {

        private final CohortColumns columns = new CohortColumns();
        private OutcomeCounts counts = OutcomeCounts.NONE;

        void add(FileRecord record) {
            record.row().ifPresent(columns::add);
            counts = counts.plus(
                    OutcomeKind.of(record.outcome()), record.outcome().pngs().size());
        }
    }
}
