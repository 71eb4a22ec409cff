package org.niffler.progress;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What is known of a finished unit (a patient, a study, a file). The key may identify a patient: it is not for logs.
 *
 * @param key names the unit; the last record of a key counts
 * @param state how the unit ended, in the caller's words
 * @param fields a few small facts, each a String or a Long; an Integer is taken as a Long
 */
public record ProgressRecord(String key, String state, Map<String, Object> fields) {

    /** @throws IllegalArgumentException if the key is empty or a field is neither text nor a whole number */
    public ProgressRecord {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("A progress record needs a key that is not empty.");
        }
        Map<String, Object> checked = new TreeMap<>();
        fields.forEach((name, value) -> checked.put(name, checked(name, value)));
        fields = Collections.unmodifiableMap(checked);
    }

    public ProgressRecord(String key, String state) {
        this(key, state, Map.of());
    }

    private static Object checked(String name, Object value) {
        if (value instanceof Integer number) {
            return number.longValue();
        }
        if (value instanceof String || value instanceof Long) {
            return value;
        }
        throw new IllegalArgumentException("The field \"" + name + "\" of a progress record must be a String or a Long,"
                + " not " + (value == null ? "null" : value.getClass().getName()) + ".");
    }

    /** A field that is text; empty if there is none of this name or it is a number. */
    public Optional<String> text(String field) {
        return fields.get(field) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** A field that is a number; empty if there is none of this name or it is text. */
    public OptionalLong number(String field) {
        return fields.get(field) instanceof Long number ? OptionalLong.of(number) : OptionalLong.empty();
    }
}
