package org.niffler.cold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.niffler.cold.report.StudyTable;
import org.niffler.csv.CsvException;
import org.niffler.csv.CsvWriter;
import org.niffler.dicom.DataSet;

/** The table of studies that a run without retrieval writes. */
record ListingFile(StudyTable table, CsvWriter csv) implements AutoCloseable {

    static ListingFile create(Path folder, StudyTable table) throws IOException {
        CsvWriter csv = CsvWriter.create(Files.createDirectories(folder).resolve(StudyTable.FILE_NAME), true);
        csv.write(table.columns());
        return new ListingFile(table, csv);
    }

    /** @throws UncheckedIOException if it cannot be written, with a whole message */
    void write(DataSet study) {
        try {
            csv.write(table.line(study));
        } catch (CsvException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    @Override
    public void close() throws CsvException {
        csv.close();
    }
}
