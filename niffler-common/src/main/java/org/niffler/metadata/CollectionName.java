package org.niffler.metadata;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The name of the collection that a profile file fills. */
final class CollectionName {

    private static final String EXTENSION = ".txt";

    /** Database and collection together have 255 bytes at most, in MongoDB before 4.4 120. */
    private static final int MOST_BYTES = 100;

    private CollectionName() {}

    static String of(String fileName) {
        return fileName.endsWith(EXTENSION) ? fileName.substring(0, fileName.length() - EXTENSION.length()) : fileName;
    }

    /** Why MongoDB cannot have a collection of this name; empty if it can. */
    static Optional<String> fault(String name) {
        if (name.isBlank()) {
            return Optional.of("has no name before \"" + EXTENSION + "\"");
        }
        if (name.startsWith("system.") || name.startsWith(".")) {
            return Optional.of("begins with \"" + (name.startsWith(".") ? "." : "system.") + "\"");
        }
        if (name.indexOf('$') >= 0 || name.indexOf('\0') >= 0) {
            return Optional.of("contains \"$\" or a NUL character");
        }
        return name.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES
                ? Optional.of("is longer than " + MOST_BYTES + " bytes")
                : Optional.empty();
    }
}
