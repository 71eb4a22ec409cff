package org.niffler.app.report;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.niffler.csv.SpreadsheetText;

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
        return OutputFile.begin(
                file,
                identifying,
                output -> format == Format.CSV
                        ? new CsvTable(output, columns, SpreadsheetText::defused)
                        : new JsonTable(output, columns));
    }

    /**
     * Begins a CSV file for a program, not for a spreadsheet: its cells are exactly what they are, even if a spreadsheet
     * would take one for a formula.
     */
    static Table exact(Path file, boolean identifying, List<String> columns) throws IOException {
        return OutputFile.begin(file, identifying, output -> new CsvTable(output, columns, text -> text));
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
