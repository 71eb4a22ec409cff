package org.niffler.app.report;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.niffler.csv.CsvWriter;

/** A table as CSV, its cells in this form. */
final class CsvTable implements Table {

    private final OutputFile output;
    private final CsvWriter writer;
    private final UnaryOperator<String> form;

    CsvTable(OutputFile output, List<String> columns, UnaryOperator<String> form) throws IOException {
        this.output = output;
        this.form = form;
        this.writer = CsvWriter.create(output.part(), false);
        writer.write(columns);
    }

    @Override
    public void row(List<?> cells) throws IOException {
        writer.write(cells.stream().map(this::text).toList());
    }

    private String text(Object cell) {
        return cell == null ? "" : form.apply(cell.toString());
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
