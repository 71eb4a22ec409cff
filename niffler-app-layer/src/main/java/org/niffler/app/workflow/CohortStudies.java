package org.niffler.app.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.niffler.csv.CsvLine;
import org.niffler.csv.CsvReader;

/** The studies of a cohort's list. */
public final class CohortStudies {

    private static final String COLUMN = "StudyInstanceUID";

    private CohortStudies() {}

    /**
     * Their StudyInstanceUIDs.
     *
     * @throws IOException if the list cannot be read or lacks that column; the message says where and what to do
     */
    public static Set<String> read(Path list) throws IOException {
        try (CsvReader reader = CsvReader.open(list)) {
            int column = reader.header().indexOf(COLUMN);
            Set<String> studies = new HashSet<>();
            for (Iterator<CsvLine> lines = reader.lines(column); lines.hasNext(); ) {
                CsvLine line = lines.next();
                if (line instanceof CsvLine.BadRow bad) {
                    throw new IOException(list + ", line " + bad.line() + ": " + bad.reason());
                }
                studies.add(((CsvLine.Row) line).cell(column).strip());
            }
            studies.remove("");
            return studies;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
