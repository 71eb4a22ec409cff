package org.niffler.metadata.mongo.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The keys of one attribute's index. A document has one key at most: none if it lacks the attribute; else the value, in a
 * form whose order is that of the values, and the document's id behind it. What is no plain text, number or date, a list for
 * example, has the place of {@link KeyRange#OTHERS}, where every query looks, so that none of its rules must be known here.
 *
 * @param path names from the document to the attribute
 */
record IndexKeys(List<String> path) {

    static final char DATE = 'd';
    static final char NUMBER = 'n';
    static final char TEXT = 's';
    static final char OTHER = 'x';

    /** Between value and id; a text with this in it is no plain one. */
    static final char END = '\0';

    private static final int LONGEST_TEXT = 512;

    // The library compares larger numbers as integers, which is not their order.
    private static final double LARGE_NUMBER = Integer.MAX_VALUE;

    static IndexKeys of(String attribute) {
        return new IndexKeys(List.of(attribute.split("\\.")));
    }

    Optional<String> key(Document document, String id) {
        return find(document).map(value -> indexed(value) + END + id);
    }

    static String id(String key) {
        return key.substring(key.indexOf(END) + 1);
    }

    /** What the path leads to, or a list on the way. */
    private Optional<Object> find(Document document) {
        Object value = document;
        for (String name : path) {
            if (value instanceof Collection) {
                break;
            }
            value = value instanceof Document nested ? nested.get(name) : null;
        }
        return Optional.ofNullable(value);
    }

    private static String indexed(Object value) {
        return value instanceof String text && text.length() > LONGEST_TEXT
                ? String.valueOf(OTHER)
                : ordered(value).orElse(String.valueOf(OTHER));
    }

    /** The value as it stands in keys; empty if it is of another type. */
    static Optional<String> ordered(Object value) {
        if (value instanceof String text) {
            return text.indexOf(END) < 0 ? Optional.of(TEXT + text) : Optional.empty();
        }
        if (value instanceof Instant instant) {
            return Optional.of(DATE + digits(instant.toEpochMilli()));
        }
        if (value instanceof Double || value instanceof Integer || value instanceof Long) {
            double number = ((Number) value).doubleValue();
            return Math.abs(number) < LARGE_NUMBER ? Optional.of(NUMBER + digits(bits(number))) : Optional.empty();
        }
        return Optional.empty();
    }

    /** Of IEEE 754's bits those of negative numbers are in the reverse order; the two zeros are one. */
    private static long bits(double number) {
        long bits = Double.doubleToLongBits(number == 0 ? 0 : number);
        return bits < 0 ? bits ^ Long.MAX_VALUE : bits;
    }

    /** In the order of signed numbers. */
    private static String digits(long number) {
        return HexFormat.of().toHexDigits(number ^ Long.MIN_VALUE);
    }
}
