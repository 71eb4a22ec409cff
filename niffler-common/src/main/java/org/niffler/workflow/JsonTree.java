package org.niffler.workflow;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.niffler.text.JsonMistake;

/** Reads a JSON object with the places of its values, of which the data binding tells nothing. */
final class JsonTree {

    private static final int DEEPEST = 20;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private final JsonParser parser;
    private final Findings findings;

    private JsonTree(JsonParser parser, Findings findings) {
        this.parser = parser;
        this.findings = findings;
    }

    /** The object that a text consists of; empty if it does not, which is among the findings then. */
    static Optional<JsonPart.Members> read(String text, Findings findings) {
        if (text.isBlank()) {
            findings.add(0, "the file is empty; it begins with { and ends with }");
            return Optional.empty();
        }
        int start = text.indexOf(text.strip());
        if ("{/#".indexOf(text.charAt(start)) < 0) {
            findings.add(start, "this is no JSON object; the file begins with { and ends with }");
            return Optional.empty();
        }
        try (JsonParser parser = JSON.createParser(text)) {
            return Optional.of(new JsonTree(parser, findings).whole());
        } catch (StreamConstraintsException e) {
            findings.add(
                    offset(text, e),
                    "brackets are nested deeper than " + DEEPEST
                            + ", or a number or key is longer than any should be; correct it");
        } catch (JsonProcessingException e) {
            findings.add(offset(text, e), "not JSON: " + JsonMistake.describe(text, e));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from a string", e);
        }
        return Optional.empty();
    }

    private static int offset(String text, JsonProcessingException error) {
        JsonLocation location = error.getLocation();
        return location == null ? 0 : (int) Math.max(0, Math.min(location.getCharOffset(), text.length()));
    }

    private JsonPart.Members whole() throws IOException {
        parser.nextToken();
        JsonPart.Members object = members(here());
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "after the end", parser.currentTokenLocation());
        }
        return object;
    }

    private JsonPart part() throws IOException {
        int at = here();
        return switch (parser.currentToken()) {
            case START_OBJECT -> members(at);
            case START_ARRAY -> items(at);
            case VALUE_STRING -> new JsonPart.Text(at, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonPart.Number(at, parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> new JsonPart.Bool(at, parser.getBooleanValue());
            default -> new JsonPart.Null(at);
        };
    }

    private JsonPart.Members members(int at) throws IOException {
        List<JsonPart.Member> members = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            int keyAt = here();
            String key = parser.currentName();
            parser.nextToken();
            JsonPart value = part();
            if (keys.add(key)) {
                members.add(new JsonPart.Member(keyAt, key, value));
            } else {
                findings.add(keyAt, "'" + JsonPart.shortened(key) + "' is given twice; take one out");
            }
        }
        return new JsonPart.Members(at, members);
    }

    private JsonPart.Items items(int at) throws IOException {
        List<JsonPart> parts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            parts.add(part());
        }
        return new JsonPart.Items(at, parts);
    }

    private int here() {
        return (int) parser.currentTokenLocation().getCharOffset();
    }
}
