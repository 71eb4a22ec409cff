package org.niffler.config;

import java.util.List;
import java.util.Optional;

/**
 * What a JSON file says.
 *
 * @param entries the keys in the order of the file, repeated ones included, as far as it could be read
 * @param problem why it could not be read to its end
 */
record JsonContent(List<Entry> entries, Optional<Problem> problem) {

    /** A key with its value and the line it stands on. */
    record Entry(String name, RawValue value, int line) {}

    JsonContent {
        entries = List.copyOf(entries);
    }

    static JsonContent unusable(String where, String message) {
        return new JsonContent(List.of(), Optional.of(new Problem(where + ": " + message)));
    }
}
