package org.niffler.png.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The lines of a spool that are no records: the first, with the run's settings, and one before each column's first use. */
final class SpoolHeader {

    /** The version this class writes and reads. */
    static final String VERSION = "1";

    private static final String FORMAT = "niffler-png-records";
    private static final String SETTINGS = "settings";
    private static final String COLUMN = "column";

    private final JsonFactory json = new JsonFactory();

    byte[] first(String settings) {
        return line(FORMAT, VERSION, SETTINGS, settings);
    }

    byte[] column(String name) {
        return line(COLUMN, name);
    }

    /** The settings that the first line names; empty if it is none of this format and version. */
    Optional<String> settings(byte[] line, int offset, int length) throws IOException {
        try (JsonParser parser = json.createParser(line, offset, length)) {
            boolean isOurs = parser.nextToken() == JsonToken.START_OBJECT
                    && FORMAT.equals(parser.nextFieldName())
                    && VERSION.equals(parser.nextTextValue())
                    && SETTINGS.equals(parser.nextFieldName());
            return isOurs ? Optional.ofNullable(parser.nextTextValue()) : Optional.empty();
        } catch (JsonParseException notJson) {
            return Optional.empty();
        }
    }

    /** @throws IOException if the line defines no column */
    String column(byte[] line, int offset, int length) throws IOException {
        try (JsonParser parser = json.createParser(line, offset, length)) {
            parser.nextToken();
            boolean isColumn = COLUMN.equals(parser.nextFieldName());
            String name = isColumn ? parser.nextTextValue() : null;
            if (name == null) {
                throw new IOException("no column");
            }
            return name;
        }
    }

    private byte[] line(String... namesAndValues) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator generator = json.createGenerator(line)) {
            generator.writeStartObject();
            for (int i = 0; i < namesAndValues.length; i += 2) {
                generator.writeStringField(namesAndValues[i], namesAndValues[i + 1]);
            }
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write JSON to memory", e);
        }
        line.write('\n');
        return line.toByteArray();
    }
}
