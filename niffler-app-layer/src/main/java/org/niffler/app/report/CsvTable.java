package org.niffler.app.report;

import java.io.IOException;
import java.util.List;
import org.niffler.csv.CsvWriter;
import org.niffler.csv.SpreadsheetText;

/** A table as CSV. */
final class CsvTable implements Table {

    private final OutputFile output;
    private final CsvWriter writer;

    CsvTable(OutputFile output, List<String> columns) throws IOException {
        this.output = output;
        this.writer = CsvWriter.create(output.part(), false);
        writer.write(columns);
    }

    @Override
    public void row(List<?> cells) throws IOException {
        writer.write(cells.stream().map(CsvTable::text).toList());
    }

    private static String text(Object cell) {
        return cell == null ? "" : SpreadsheetText.defused(cell.toString());
    }

    @Override
    public void complete() throws IOException {
        writer.flush();
        output.complete();
    }

    @Override
    public void close() throws IOException {
        try (output) {
            writer.close();
        }
    }
}
