package org.niffler.cold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.niffler.cold.cli.ExtractionSettings;
import org.niffler.cold.report.StudyTable;
import org.niffler.csv.CsvException;
import org.niffler.csv.CsvWriter;
import org.niffler.dicom.DataSet;

/** The table of studies that a run without retrieval writes, if it writes one. */
record ListingFile(Optional<StudyTable> table, Optional<CsvWriter> csv) implements AutoCloseable {

    static ListingFile of(ExtractionSettings settings) throws IOException {
        Optional<StudyTable> table = settings.mode().listing();
        if (table.isEmpty()) {
            return new ListingFile(table, Optional.empty());
        }
        Path folder = Files.createDirectories(settings.storage().folder());
        CsvWriter csv = CsvWriter.create(folder.resolve(StudyTable.FILE_NAME), true);
        csv.write(table.get().columns());
        return new ListingFile(table, Optional.of(csv));
    }

    /** @throws UncheckedIOException if it cannot be written, with a whole message */
    void write(DataSet study) {
        try {
            csv.orElseThrow().write(table.orElseThrow().line(study));
        } catch (CsvException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    @Override
    public void close() throws CsvException {
        if (csv.isPresent()) {
            csv.get().close();
        }
    }
}
