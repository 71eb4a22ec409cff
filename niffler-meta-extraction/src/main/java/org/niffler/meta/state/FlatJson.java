package org.niffler.meta.state;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A line of a state file: a JSON object of texts, whole numbers and flags, and nothing within them. Reading takes its values
 * out one by one, so that what nobody asked for is noticed in the end.
 */
final class FlatJson {

    /** Writes the values of a line. */
    @FunctionalInterface
    interface Values {
        void writeTo(JsonGenerator json) throws IOException;
    }

    /** All that is not ASCII is escaped, because UTF-8 has no bytes for half a surrogate pair, which a name may hold. */
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private final Map<String, Object> values;

    private FlatJson(Map<String, Object> values) {
        this.values = values;
    }

    /** Writes a line with its line end. */
    static void write(ByteArrayOutputStream out, Values values) {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            values.writeTo(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write JSON to memory", e);
        }
        out.write('\n');
    }

    static byte[] line(Values values) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        write(line, values);
        return line.toByteArray();
    }

    /** @throws DamagedLineException if it is no such object */
    static FlatJson read(byte[] line, int offset, int length) throws DamagedLineException {
        Map<String, Object> values = new HashMap<>();
        try (JsonParser json = JSON.createParser(line, offset, length)) {
            boolean isObject = json.nextToken() == JsonToken.START_OBJECT;
            while (isObject && json.nextToken() == JsonToken.FIELD_NAME) {
                values.put(json.currentName(), value(json));
            }
            if (!isObject || json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
                throw new DamagedLineException("not one object");
            }
        } catch (DamagedLineException e) {
            throw e;
        } catch (IOException notJson) {
            // Not as the cause: its message shows the line.
            throw new DamagedLineException("not JSON");
        }
        return new FlatJson(values);
    }

    private static Object value(JsonParser json) throws IOException {
        return switch (json.nextToken()) {
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_TRUE -> Boolean.TRUE;
            default -> throw new DamagedLineException("a value of another kind");
        };
    }

    String text(String name) throws DamagedLineException {
        return optionalText(name).orElseThrow(() -> new DamagedLineException("no " + name));
    }

    Optional<String> optionalText(String name) throws DamagedLineException {
        return value(name, String.class);
    }

    long number(String name) throws DamagedLineException {
        return value(name, Long.class).orElseThrow(() -> new DamagedLineException("no " + name));
    }

    Instant instant(String name) throws DamagedLineException {
        String text = text(name);
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new DamagedLineException("no instant");
        }
    }

    /** Whether a flag is set; one that is not set is not written. */
    boolean flag(String name) throws DamagedLineException {
        return value(name, Boolean.class).isPresent();
    }

    /** @throws DamagedLineException if there are values that were not asked for */
    void end() throws DamagedLineException {
        if (!values.isEmpty()) {
            throw new DamagedLineException("unknown values");
        }
    }

    private <T> Optional<T> value(String name, Class<T> type) throws DamagedLineException {
        Object value = values.remove(name);
        if (value != null && !type.isInstance(value)) {
            throw new DamagedLineException(name + " of another kind");
        }
        return Optional.ofNullable(value).map(type::cast);
    }
}
