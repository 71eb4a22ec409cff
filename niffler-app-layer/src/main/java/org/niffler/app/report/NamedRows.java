package org.niffler.app.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.niffler.csv.CsvLine;
import org.niffler.csv.CsvReader;

/** The rows of a table that was written as CSV or JSON, their cells by the columns' names. */
interface NamedRows extends Closeable {

    /**
     * A row.
     *
     * @param cells text; a column that is missing or null has none
     */
    record NamedRow(long line, Map<String, String> cells) {

        String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    /** The next row; empty at the end. */
    Optional<NamedRow> next() throws IOException;

    static NamedRows open(Path file, Consumer<BadLine> badLines) throws IOException {
        return file.getFileName().toString().endsWith(".json") ? new Json(file) : Csv.open(file, badLines);
    }

    /** As CSV. The original's second line of header is taken for the rest of the first. */
    final class Csv implements NamedRows {

        private final Path file;
        private final CsvReader reader;
        private final Iterator<CsvLine> lines;
        private final List<String> columns;
        private final Consumer<BadLine> badLines;

        private Csv(Path file, CsvReader reader, Consumer<BadLine> badLines) {
            this.file = file;
            this.reader = reader;
            this.badLines = badLines;
            boolean original = reader.header().names().get(0).equals(OriginalSheet.COLUMNS.get(0));
            this.columns = original ? OriginalSheet.COLUMNS : reader.header().names();
            this.lines = original ? reader.linesOfAnyLength() : reader.lines(columns.size() - 1);
        }

        static Csv open(Path file, Consumer<BadLine> badLines) throws IOException {
            return new Csv(file, CsvReader.open(file), badLines);
        }

        @Override
        public Optional<NamedRow> next() {
            while (lines.hasNext()) {
                CsvLine line = lines.next();
                if (line instanceof CsvLine.BadRow bad) {
                    badLines.accept(new BadLine(file, bad.line(), bad.reason()));
                } else if (line instanceof CsvLine.Row row && !isSecondHeader(row.cells())) {
                    return Optional.of(named(row));
                }
            }
            return Optional.empty();
        }

        private static boolean isSecondHeader(List<String> cells) {
            int patient = OriginalSheet.SCANNER.size();
            return cells.size() > patient && cells.get(patient).equals(OriginalSheet.ENCOUNTER.get(0));
        }

        /** The original does not quote the description, its last column, so that commas in it make it several. */
        private NamedRow named(CsvLine.Row row) {
            Map<String, String> cells = new HashMap<>();
            List<String> texts = new ArrayList<>(row.cells());
            int last = columns.size() - 1;
            if (texts.size() > columns.size()) {
                cells.put(columns.get(last), String.join(",", texts.subList(last, texts.size())));
                texts.subList(last, texts.size()).clear();
            }
            for (int i = 0; i < texts.size(); i++) {
                cells.put(columns.get(i), texts.get(i));
            }
            return new NamedRow(row.line(), cells);
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }

    /** As JSON: an array of objects. */
    final class Json implements NamedRows {

        private final Path file;
        private final JsonParser json;
        private boolean ended;

        Json(Path file) throws IOException {
            this.file = file;
            this.json = new JsonFactory().createParser(file.toFile());
        }

        @Override
        public Optional<NamedRow> next() throws IOException {
            if (ended) {
                return Optional.empty();
            }
            try {
                if (json.currentToken() == null && json.nextToken() != JsonToken.START_ARRAY) {
                    throw no("it is no array");
                }
                JsonToken token = json.nextToken();
                if (token == JsonToken.START_OBJECT) {
                    return Optional.of(row());
                }
                if (token == JsonToken.END_ARRAY) {
                    ended = true;
                    return Optional.empty();
                }
                throw no(token == null ? "it ends within the array" : "something else than an object is in the array");
            } catch (JsonProcessingException e) {
                // Its message would quote the text.
                throw no("line " + e.getLocation().getLineNr() + " is no JSON");
            }
        }

        private NamedRow row() throws IOException {
            long line = json.currentTokenLocation().getLineNr();
            Map<String, String> cells = new HashMap<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String column = json.currentName();
                JsonToken value = json.nextToken();
                if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
                    throw no("line " + line + " has a value that is none of a table");
                }
                if (value != JsonToken.VALUE_NULL) {
                    cells.put(column, json.getText());
                }
            }
            return new NamedRow(line, cells);
        }

        private IOException no(String reason) {
            return new IOException("The JSON file " + file + " is no table that was written here: " + reason + ".");
        }

        @Override
        public void close() throws IOException {
            json.close();
        }
    }
}
