package org.niffler.schedule;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the windows that an administrator writes, such as
 * {@code [{"days": "Mon-Fri", "from": "19:00", "to": "07:00", "associations": 4}]}.
 */
public final class WindowsParser {

    private static final JsonFactory JSON = new JsonFactory();

    private static final String ALLOWED =
            "allowed is a list of windows such as [{\"days\": \"Mon-Fri\", \"from\": \"19:00\", \"to\": \"07:00\","
                    + " \"associations\": 4}, {\"days\": \"Sat,Sun\", \"from\": \"00:00\", \"to\": \"00:00\"}]";

    private WindowsParser() {}

    /**
     * The windows in the order in which they are written, one at least.
     *
     * @throws IllegalArgumentException if they cannot be understood; the message says which window, which value and what
     *     is allowed
     */
    public static List<RetrievalWindow> parse(String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            return read(parser);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "not JSON (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + "); " + ALLOWED,
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from a string", e);
        }
    }

    private static List<RetrievalWindow> read(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            throw new IllegalArgumentException("not a list; " + ALLOWED);
        }
        List<RetrievalWindow> windows = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            windows.add(new WindowReader(parser, windows.size() + 1).read());
        }
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "after the end", parser.currentTokenLocation());
        }
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("an empty list, with which nothing is ever retrieved; " + ALLOWED);
        }
        return windows;
    }
}
