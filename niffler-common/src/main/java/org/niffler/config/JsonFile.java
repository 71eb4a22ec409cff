package org.niffler.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.niffler.config.JsonContent.Entry;
import org.niffler.config.RawValue.Shape;
import org.niffler.text.JsonMistake;

/**
 * Reads a flat JSON object token by token: that gives each key its line, finds repeated keys, and does not load the
 * data binding, which would take longer than the rest of the program's start.
 */
final class JsonFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;
    private final String nameIt;

    /** @param nameIt how to name another file, such as {@code --config FILE} */
    JsonFile(Path file, String nameIt) {
        this.file = file;
        this.nameIt = nameIt;
    }

    JsonContent read() {
        try {
            String text = Files.readString(file);
            return parse(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (NoSuchFileException e) {
            return unusable(
                    "no such file (looked for %s); create it, or name another with %s", file.toAbsolutePath(), nameIt);
        } catch (CharacterCodingException e) {
            return unusable("is not UTF-8 text; save it as UTF-8");
        } catch (AccessDeniedException e) {
            return unusable("may not be read by this user; change its permissions (%s)", file.toAbsolutePath());
        } catch (IOException e) {
            String found = Files.isDirectory(file) ? "is a folder, not a file" : "cannot be read: " + e.getMessage();
            return unusable("%s; name another with %s", found, nameIt);
        }
    }

    private JsonContent parse(String text) {
        if (text.isBlank()) {
            return unusable("is empty; the least it must hold is {}");
        }
        if (!"{/#".contains(text.strip().substring(0, 1))) {
            return unusable("holds no JSON object; the file begins with { and ends with }");
        }
        List<Entry> entries = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(text)) {
            readObject(parser, entries);
            return new JsonContent(entries, Optional.empty());
        } catch (JsonProcessingException e) {
            String where = file + ", line " + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr();
            Problem problem = new Problem(where + ": not JSON: " + JsonMistake.describe(text, e));
            return new JsonContent(entries, Optional.of(problem));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from a string", e);
        }
    }

    private static void readObject(JsonParser parser, List<Entry> entries) throws IOException {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            int line = parser.currentTokenLocation().getLineNr();
            Shape shape = shape(parser.nextToken());
            entries.add(
                    new Entry(name, new RawValue(shape, shape.isStructure() ? json(parser) : parser.getText()), line));
        }
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "after the end", parser.currentTokenLocation());
        }
    }

    /** The array or object that begins here, without white space: what could be typed on the command line. */
    private static String json(JsonParser parser) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            generator.copyCurrentEventExact(parser);
            while (!generator.getOutputContext().inRoot()) {
                parser.nextToken();
                generator.copyCurrentEventExact(parser); // copyCurrentStructure would make 1e400 of a number infinite
            }
        }
        return text.toString();
    }

    private static Shape shape(JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> Shape.TEXT;
            case VALUE_NUMBER_INT -> Shape.INTEGER;
            case VALUE_NUMBER_FLOAT -> Shape.DECIMAL;
            case VALUE_TRUE, VALUE_FALSE -> Shape.BOOLEAN;
            case START_ARRAY -> Shape.ARRAY;
            case START_OBJECT -> Shape.OBJECT;
            default -> Shape.NULL;
        };
    }

    private JsonContent unusable(String message, Object... arguments) {
        return JsonContent.unusable(file.toString(), arguments.length == 0 ? message : message.formatted(arguments));
    }
}
