package org.niffler.app.report;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A table that is written row by row. It has its name only once {@link #complete} was called and it is closed.
 */
public interface Table extends Closeable {

    /**
     * Begins a table.
     *
     * @param identifying whether it says who patients are: nobody else may read it then
     * @throws IOException if the file cannot be made
     */
    static Table create(Path file, Format format, boolean identifying, List<String> columns) throws IOException {
        OutputFile output = OutputFile.begin(file, identifying);
        try {
            return format == Format.CSV ? new CsvTable(output, columns) : new JsonTable(output, columns);
        } catch (IOException | RuntimeException e) {
            output.close();
            throw e;
        }
    }

    /**
     * Writes a row.
     *
     * @param cells as many as there are columns: text, numbers, or null where there is no value; others as their text
     * @throws IOException if it cannot be written
     */
    void row(List<?> cells) throws IOException;

    /** All rows are written. */
    void complete() throws IOException;
}
