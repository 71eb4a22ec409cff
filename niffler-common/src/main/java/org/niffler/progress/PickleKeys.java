package org.niffler.progress;

import java.io.InvalidObjectException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a pickled list or set becomes: texts and nothing else, in order, each once. */
final class PickleKeys {

    private final Set<String> texts = new LinkedHashSet<>();
    private long entries;

    List<String> texts() {
        return List.copyOf(texts);
    }

    void addAll(Iterable<?> items) throws InvalidObjectException {
        for (Object item : items) {
            add(item);
        }
    }

    /** @throws InvalidObjectException if the item is no text and cannot be one */
    void add(Object item) throws InvalidObjectException {
        entries++;
        String text = textOf(item);
        // An empty cell of the CSV; it names no patient.
        if (!text.isEmpty()) {
            texts.add(text);
        }
    }

    private String textOf(Object item) throws InvalidObjectException {
        if (item instanceof String text) {
            return text;
        }
        if (item instanceof Integer || item instanceof Long || item instanceof BigInteger) {
            return item.toString();
        }
        if (item instanceof byte[] bytes && isAscii(bytes)) {
            return new String(bytes, StandardCharsets.US_ASCII);
        }
        throw new InvalidObjectException("its entry " + entries + " is " + kindOf(item) + ", not text");
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    /** How a message calls what is not text. */
    static String kindOf(Object item) {
        if (item == null) {
            return "None";
        }
        if (item instanceof PickleKeys) {
            return "a list or set";
        }
        if (item instanceof Object[]) {
            return "a tuple";
        }
        if (item instanceof Boolean) {
            return "True or False";
        }
        if (item instanceof byte[]) {
            return "a byte string beyond ASCII";
        }
        if (item instanceof String) {
            return "a text";
        }
        return item instanceof Number ? "a number" : "something else";
    }
}
