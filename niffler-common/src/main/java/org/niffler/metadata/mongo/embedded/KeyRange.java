package org.niffler.metadata.mongo.embedded;

/**
 * Keys of an index from one, inclusive, to another, exclusive.
 *
 * @param from not after {@code to}
 */
record KeyRange(String from, String to) {

    /** Of values that have no order here. */
    static final KeyRange OTHERS = ofType(String.valueOf(IndexKeys.OTHER));

    // Of keys with one value: before all ids, and behind them.
    private static final char FIRST = IndexKeys.END;
    private static final char BEHIND = IndexKeys.END + 1;

    static KeyRange ofValue(String key) {
        return new KeyRange(key + FIRST, key + BEHIND);
    }

    /** Of values of the type that this one has. */
    static KeyRange ofType(String key) {
        return new KeyRange(type(key), endOfType(key));
    }

    static KeyRange after(String key) {
        return new KeyRange(key + BEHIND, endOfType(key));
    }

    static KeyRange from(String key) {
        return new KeyRange(key + FIRST, endOfType(key));
    }

    static KeyRange before(String key) {
        return new KeyRange(type(key), key + FIRST);
    }

    static KeyRange to(String key) {
        return new KeyRange(type(key), key + BEHIND);
    }

    private static String type(String key) {
        return key.substring(0, 1);
    }

    private static String endOfType(String key) {
        return String.valueOf((char) (key.charAt(0) + 1));
    }

    boolean holds(String key) {
        return from.compareTo(key) <= 0 && key.compareTo(to) < 0;
    }
}
