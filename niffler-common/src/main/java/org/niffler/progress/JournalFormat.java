package org.niffler.progress;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The lines of a journal, each a JSON object and a line end:
 *
 * <pre>{@code
 * {"niffler-progress":1}
 * {"key":"MRN1,1.2.840.1","state":"done","fields":{"instances":17}}
 * }</pre>
 */
final class JournalFormat {

    /** The version this class writes and reads. */
    static final int VERSION = 1;

    private static final String HEADER = "niffler-progress";

    private final JsonFactory json = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    byte[] header() {
        return ("{\"" + HEADER + "\":" + VERSION + "}\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The version a header line tells; empty if it is no header. */
    OptionalInt version(byte[] line, int offset, int length) throws IOException {
        try (JsonParser parser = json.createParser(line, offset, length)) {
            boolean isHeader = parser.nextToken() == JsonToken.START_OBJECT
                    && HEADER.equals(parser.nextFieldName())
                    && parser.nextToken() == JsonToken.VALUE_NUMBER_INT;
            return isHeader ? OptionalInt.of(parser.getIntValue()) : OptionalInt.empty();
        } catch (JsonParseException notJson) {
            return OptionalInt.empty();
        }
    }

    /** The line of a record, with its line end. */
    byte[] line(ProgressRecord record) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        try (JsonGenerator generator = json.createGenerator(line)) {
            generator.writeStartObject();
            generator.writeStringField("key", record.key());
            generator.writeStringField("state", record.state());
            if (!record.fields().isEmpty()) {
                generator.writeObjectFieldStart("fields");
                for (Map.Entry<String, Object> field : record.fields().entrySet()) {
                    writeField(generator, field.getKey(), field.getValue());
                }
                generator.writeEndObject();
            }
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write JSON to memory", e);
        }
        line.write('\n');
        return line.toByteArray();
    }

    private static void writeField(JsonGenerator generator, String name, Object value) throws IOException {
        if (value instanceof Long number) {
            generator.writeNumberField(name, number);
        } else {
            generator.writeStringField(name, (String) value);
        }
    }

    /** @throws IOException if the line is not a record that {@link #line} wrote */
    ProgressRecord record(byte[] line, int offset, int length) throws IOException {
        String key = null;
        String state = null;
        Map<String, Object> fields = Map.of();
        try (JsonParser parser = json.createParser(line, offset, length)) {
            expect(parser.nextToken(), JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                switch (parser.currentName()) {
                    case "key" -> key = text(parser);
                    case "state" -> state = text(parser);
                    case "fields" -> fields = fields(parser);
                    default -> throw new IOException("unknown name");
                }
            }
            expect(parser.currentToken(), JsonToken.END_OBJECT);
            expect(parser.nextToken(), null);
        }
        if (key == null || key.isEmpty() || state == null) {
            throw new IOException("key or state missing");
        }
        return new ProgressRecord(key, state, fields);
    }

    private static Map<String, Object> fields(JsonParser parser) throws IOException {
        expect(parser.nextToken(), JsonToken.START_OBJECT);
        Map<String, Object> fields = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            boolean isNumber = parser.nextToken() == JsonToken.VALUE_NUMBER_INT;
            fields.put(name, isNumber ? (Object) parser.getLongValue() : currentText(parser));
        }
        return fields;
    }

    private static String text(JsonParser parser) throws IOException {
        parser.nextToken();
        return currentText(parser);
    }

    private static String currentText(JsonParser parser) throws IOException {
        expect(parser.currentToken(), JsonToken.VALUE_STRING);
        return parser.getText();
    }

    private static void expect(JsonToken actual, JsonToken wanted) throws IOException {
        if (actual != wanted) {
            throw new IOException("unexpected JSON");
        }
    }
}
