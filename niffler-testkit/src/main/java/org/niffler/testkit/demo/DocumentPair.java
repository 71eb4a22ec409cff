package org.niffler.testkit.demo;

import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What two profiles with the same attributes made of one series.
 *
 * @param what how the demonstration calls its study
 * @param plain by the profile as it is
 * @param shared by the one that asks for de-identification
 */
record DocumentPair(String what, JsonNode plain, JsonNode shared) {

    /** Two columns and the blanks round them are as wide as the longest line of the demonstration. */
    private static final int WIDTH = 58;

    private static final ObjectWriter PRETTY = new ObjectMapper()
            .writer(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                    .withArrayEmptySeparator("")));

    /** Side by side, a line for each attribute; long values are cut. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line("{", "{"));
        Set<String> keys = new LinkedHashSet<>();
        plain.fieldNames().forEachRemaining(keys::add);
        shared.fieldNames().forEachRemaining(keys::add);
        keys.forEach(key -> lines.add(line(entry(plain, key), entry(shared, key))));
        lines.add(line("}", "}"));
        return lines;
    }

    String prettyPlain() {
        return pretty(plain);
    }

    String prettyShared() {
        return pretty(shared);
    }

    private static String entry(JsonNode document, String key) {
        return document.has(key) ? "  \"" + key + "\": " + document.get(key) : "";
    }

    private static String line(String left, String right) {
        return ("%-" + WIDTH + "s  %s").formatted(cut(left), cut(right)).stripTrailing();
    }

    private static String cut(String text) {
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH - 1) + "…";
    }

    private static String pretty(JsonNode document) {
        try {
            return PRETTY.writeValueAsString(document);
        } catch (IOException e) {
            // It was read from JSON.
            throw new UncheckedIOException(e);
        }
    }
}
