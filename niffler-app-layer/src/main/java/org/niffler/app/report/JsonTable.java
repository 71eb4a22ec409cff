package org.niffler.app.report;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;

/** A table as a JSON array, an object a row and a line, with the columns' names as keys. */
final class JsonTable implements Table {

    private final OutputFile output;
    private final List<String> columns;
    private final JsonGenerator json;
    private boolean empty = true;

    JsonTable(OutputFile output, List<String> columns) throws IOException {
        this.output = output;
        this.columns = List.copyOf(columns);
        this.json = new JsonFactory()
                .createGenerator(new BufferedOutputStream(Files.newOutputStream(output.part())), JsonEncoding.UTF8);
        json.setRootValueSeparator(null);
        json.writeStartArray();
    }

    @Override
    public void row(List<?> cells) throws IOException {
        json.writeRaw(empty ? "\n" : "");
        empty = false;
        json.writeStartObject();
        for (int i = 0; i < columns.size(); i++) {
            json.writeFieldName(columns.get(i));
            write(cells.get(i));
        }
        json.writeEndObject();
        json.writeRaw("\n");
    }

    private void write(Object cell) throws IOException {
        if (cell == null) {
            json.writeNull();
        } else if (cell instanceof Number number) {
            json.writeNumber(new BigDecimal(number.toString()));
        } else if (cell instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else {
            json.writeString(cell.toString());
        }
    }

    @Override
    public void complete() throws IOException {
        json.writeEndArray();
        json.writeRaw("\n");
        json.flush();
        output.complete();
    }

    @Override
    public void close() throws IOException {
        try (output) {
            // Or a table that is not complete would be closed with a bracket.
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
            json.close();
        }
    }
}
