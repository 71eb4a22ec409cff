package org.niffler.cold.report;

import java.io.Closeable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.niffler.cold.retrieve.RowOutcome;
import org.niffler.cold.retrieve.RowResult;
import org.niffler.csv.CsvException;
import org.niffler.csv.CsvWriter;

/** The report of a run as a CSV file that grows with it. */
public final class ReportFile implements Consumer<RowResult>, Closeable {

    private final CsvWriter csv;

    private ReportFile(CsvWriter csv) {
        this.csv = csv;
    }

    /**
     * Begins the report; that of an earlier run is replaced.
     *
     * @param extraNames the CSV's columns that are carried into it
     * @throws CsvException if it cannot be written
     */
    public static ReportFile create(Path file, List<String> extraNames) throws CsvException {
        CsvWriter csv = CsvWriter.create(file, false);
        csv.write(ReportRows.header(extraNames));
        csv.flush();
        return new ReportFile(csv);
    }

    /** @throws UncheckedIOException if it cannot be written, with a whole message */
    @Override
    public void accept(RowResult row) {
        try {
            for (List<String> line : ReportRows.of(row)) {
                csv.write(line);
            }
            if (!(row.outcome() instanceof RowOutcome.AlreadyDone)) {
                csv.flush(); // what was retrieved is to be seen while the run goes on
            }
        } catch (CsvException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    @Override
    public void close() throws CsvException {
        csv.close();
    }
}
