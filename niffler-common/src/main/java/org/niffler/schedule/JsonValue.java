package org.niffler.schedule;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * A value as somebody wrote it.
 *
 * @param token its first token
 * @param text its characters without quotes; of an array or object only the opening bracket
 */
record JsonValue(JsonToken token, String text) {

    private static final int LONGEST_QUOTE = 100;

    /** The value at which the parser is, and which it then has behind it. */
    static JsonValue read(JsonParser parser) throws IOException {
        JsonValue value = new JsonValue(parser.currentToken(), parser.getText());
        parser.skipChildren();
        return value;
    }

    boolean isText() {
        return token == JsonToken.VALUE_STRING;
    }

    /** The value for a message. */
    String quoted() {
        return switch (token) {
            case START_ARRAY -> "a list";
            case START_OBJECT -> "an object";
            case VALUE_STRING -> quoted(text);
            default -> text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
        };
    }

    /** Text for a message: on one line, of bounded length, in quotes. */
    static String quoted(String text) {
        String oneLine = text.replaceAll("\\p{Cntrl}", "?");
        String start = oneLine.length() <= LONGEST_QUOTE ? oneLine : oneLine.substring(0, LONGEST_QUOTE) + "...";
        return '"' + start + '"';
    }
}
