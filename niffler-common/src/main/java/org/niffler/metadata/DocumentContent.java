package org.niffler.metadata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A document's attributes while they are collected, as many as a document may have: MongoDB takes 16 MB, and a hostile or
 * enhanced multi-frame header has sequences of more.
 */
final class DocumentContent {

    static final String FULL = "[left out: the document is full]";

    /** In characters, of three bytes at most each; what a value takes besides is counted in {@link #EACH}. */
    static final int MOST = 2 * 1024 * 1024;

    private static final int EACH = 16;

    private final Map<String, Object> values = new LinkedHashMap<>();
    private int room = MOST;

    /** Whether there was room for it. */
    boolean put(String name, Object value) {
        int size = name.length() + size(value);
        if (size > room) {
            return false;
        }
        room -= size;
        values.put(name, value);
        return true;
    }

    /** Puts what must not be missing, a few characters; or says that there was no room. */
    void putAnyway(String name, Object value) {
        if (!put(name, value)) {
            values.put(name, FULL);
        }
    }

    /** Puts a note of a few characters. */
    void note(String name, String note) {
        values.put(name, note);
    }

    private static int size(Object value) {
        if (value instanceof List<?> list) {
            int size = EACH;
            for (Object each : list) {
                size += size(each);
            }
            return size;
        }
        return EACH + (value instanceof String text ? text.length() : 0);
    }

    Map<String, Object> values() {
        return values;
    }
}
