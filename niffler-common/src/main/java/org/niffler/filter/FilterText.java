package org.niffler.filter;

import java.util.Optional;

/** Writes parts of a filter for programs that put one together: whatever a value is, it is read as the same again. */
public final class FilterText {

    private static final String META_CHARACTERS = "\\.+*?()[]{}|^$/";

    private FilterText() {}

    /**
     * A value that is no pattern, in quotes if need be.
     *
     * @return empty if no value of the language is the same: it has control characters, or there is nothing of it
     */
    public static Optional<String> value(String text) {
        boolean writable = text.codePoints()
                .noneMatch(codePoint -> Character.isISOControl(codePoint) && codePoint != '\t'
                        || Character.getType(codePoint) == Character.SURROGATE);
        return writable && !text.isEmpty()
                ? Optional.of(Quoting.value(
                        text.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?")))
                : Optional.empty();
    }

    /**
     * An attribute, by the name that documents have it under.
     *
     * @return empty if filters cannot ask about it
     */
    public static Optional<String> attribute(String name) {
        try {
            Attribute attribute = Attribute.parse(name);
            return attribute.name().equals(name) ? Optional.of(attribute.toString()) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // The answer to what is none.
        }
    }

    /** The characters of a text within a regular expression: they stand for themselves. */
    public static String inRegex(String text) {
        StringBuilder written = new StringBuilder();
        text.codePoints().forEach(codePoint -> {
            if (Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE) {
                written.append(String.format("\\x{%X}", codePoint));
            } else {
                written.append(META_CHARACTERS.indexOf(codePoint) >= 0 ? "\\" : "")
                        .appendCodePoint(codePoint);
            }
        });
        return written.toString();
    }
}
