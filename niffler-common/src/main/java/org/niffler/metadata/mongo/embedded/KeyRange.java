package org.niffler.metadata.mongo.embedded;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Keys of an index from one, inclusive, to another, exclusive.
 *
 * @param from not after {@code to}
 */
record KeyRange(String from, String to) {

    /** Of values that have no order here. */
    static final KeyRange OTHERS = ofType(IndexKeys.OTHER);

    private static final String AND = "$and";

    // Of keys with one value: before all ids, and behind them.
    private static final char FIRST = IndexKeys.END;
    private static final char BEHIND = IndexKeys.END + 1;

    /**
     * Where the documents are that may meet a query, by what it asks of one attribute: besides {@link #OTHERS}, and in their
     * order. There may be others among them.
     *
     * @return empty if they may be anywhere, or nowhere in the index
     */
    static Optional<List<KeyRange>> of(Document query, String attribute) {
        Optional<List<KeyRange>> ranges = query.containsKey(attribute) ? asked(query.get(attribute)) : Optional.empty();
        if (query.get(AND) instanceof Collection<?> all) {
            for (Object part : all) {
                if (part instanceof Document condition) {
                    ranges = both(ranges, of(condition, attribute));
                }
            }
        }
        return ranges;
    }

    private static Optional<List<KeyRange>> asked(Object condition) {
        if (!(condition instanceof Document operators)) {
            return equal(condition);
        }
        if (BsonRegularExpression.isRegularExpression(operators)) {
            return Optional.empty();
        }
        Optional<List<KeyRange>> ranges = Optional.empty();
        for (String operator : operators.keySet()) {
            ranges = both(ranges, asked(operator, operators.get(operator)));
        }
        return ranges;
    }

    /** Operators that are not known here restrict nothing. */
    private static Optional<List<KeyRange>> asked(String operator, Object value) {
        return switch (operator) {
            case "$eq" -> equal(value);
            case "$in" -> value instanceof Collection<?> values ? oneOf(values) : Optional.empty();
            case "$gt" -> ordered(value).map(key -> List.of(new KeyRange(key + BEHIND, endOfType(key))));
            case "$gte" -> ordered(value).map(key -> List.of(new KeyRange(key + FIRST, endOfType(key))));
            case "$lt" -> ordered(value).map(key -> List.of(new KeyRange(key.substring(0, 1), key + FIRST)));
            case "$lte" -> ordered(value).map(key -> List.of(new KeyRange(key.substring(0, 1), key + BEHIND)));
            default -> Optional.empty();
        };
    }

    private static Optional<List<KeyRange>> equal(Object value) {
        return ordered(value).map(key -> List.of(ofValue(key)));
    }

    private static Optional<List<KeyRange>> oneOf(Collection<?> values) {
        TreeSet<String> keys = new TreeSet<>();
        for (Object value : values) {
            Optional<String> key = ordered(value);
            if (key.isEmpty()) {
                return Optional.empty();
            }
            keys.add(key.get());
        }
        return Optional.of(keys.stream().map(KeyRange::ofValue).toList());
    }

    private static Optional<String> ordered(Object value) {
        return IndexKeys.ordered(value);
    }

    private static KeyRange ofValue(String key) {
        return new KeyRange(key + FIRST, key + BEHIND);
    }

    private static KeyRange ofType(char type) {
        return new KeyRange(String.valueOf(type), endOfType(String.valueOf(type)));
    }

    private static String endOfType(String key) {
        return String.valueOf((char) (key.charAt(0) + 1));
    }

    /** What is in both; of two long lists it is enough to take one. */
    private static Optional<List<KeyRange>> both(Optional<List<KeyRange>> one, Optional<List<KeyRange>> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        if (one.get().size() > 1 && other.get().size() > 1) {
            return one.get().size() < other.get().size() ? one : other;
        }
        List<KeyRange> common = new ArrayList<>();
        for (KeyRange range : one.get()) {
            other.get().forEach(with -> range.and(with).ifPresent(common::add));
        }
        return Optional.of(common);
    }

    private Optional<KeyRange> and(KeyRange other) {
        String later = from.compareTo(other.from) > 0 ? from : other.from;
        String earlier = to.compareTo(other.to) < 0 ? to : other.to;
        return later.compareTo(earlier) < 0 ? Optional.of(new KeyRange(later, earlier)) : Optional.empty();
    }
}
