package org.niffler.metadata.mongo.embedded;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Where in an attribute's index the documents are that may meet a query, besides {@link KeyRange#OTHERS}. There may be others
 * among them. An empty answer says that they may be anywhere, or nowhere in the index.
 */
final class AskedKeys {

    static final String AND = "$and";
    static final String OR = "$or";

    private AskedKeys() {}

    static Optional<KeyRanges> of(Document query, String attribute) {
        Optional<KeyRanges> keys = query.containsKey(attribute) ? asked(query.get(attribute)) : Optional.empty();
        for (Document part : parts(query, AND)) {
            keys = both(keys, of(part, attribute));
        }
        List<Document> alternatives = parts(query, OR);
        return alternatives.isEmpty() ? keys : both(keys, any(alternatives, attribute));
    }

    /** The conditions that a query has under an operator. */
    static List<Document> parts(Document query, String operator) {
        List<Document> parts = new ArrayList<>();
        if (query.get(operator) instanceof Collection<?> conditions) {
            // The matcher has refused what is no document.
            conditions.forEach(condition -> parts.add((Document) condition));
        }
        return parts;
    }

    private static Optional<KeyRanges> any(List<Document> alternatives, String attribute) {
        KeyRanges keys = KeyRanges.NONE;
        for (Document alternative : alternatives) {
            Optional<KeyRanges> asked = of(alternative, attribute);
            if (asked.isEmpty()) {
                return Optional.empty();
            }
            keys = keys.or(asked.get());
        }
        return Optional.of(keys);
    }

    private static Optional<KeyRanges> asked(Object condition) {
        if (!(condition instanceof Document operators)) {
            return equal(condition);
        }
        if (BsonRegularExpression.isRegularExpression(operators)) {
            return Optional.empty();
        }
        Optional<KeyRanges> keys = Optional.empty();
        for (String operator : operators.keySet()) {
            keys = both(keys, asked(operator, operators.get(operator)));
        }
        return keys;
    }

    /** Operators that are not known here restrict nothing. */
    private static Optional<KeyRanges> asked(String operator, Object value) {
        return switch (operator) {
            case "$eq" -> equal(value);
            case "$in" -> value instanceof Collection<?> values ? oneOf(values) : Optional.empty();
            case "$gt", "$gte" -> isInfinite(value, -1) ? anyNumber() : from(operator, value);
            case "$lt", "$lte" -> isInfinite(value, 1) ? anyNumber() : to(operator, value);
            default -> Optional.empty();
        };
    }

    private static Optional<KeyRanges> from(String operator, Object value) {
        return ordered(value)
                .map(key -> KeyRanges.of(operator.equals("$gt") ? KeyRange.after(key) : KeyRange.from(key)));
    }

    private static Optional<KeyRanges> to(String operator, Object value) {
        return ordered(value)
                .map(key -> KeyRanges.of(operator.equals("$lt") ? KeyRange.before(key) : KeyRange.to(key)));
    }

    /** How one asks for any number. */
    private static boolean isInfinite(Object value, int sign) {
        return value instanceof Double number && number.isInfinite() && Math.signum(number) == sign;
    }

    private static Optional<KeyRanges> anyNumber() {
        return Optional.of(KeyRanges.of(KeyRange.ofType(String.valueOf(IndexKeys.NUMBER))));
    }

    private static Optional<KeyRanges> equal(Object value) {
        return ordered(value).map(key -> KeyRanges.of(KeyRange.ofValue(key)));
    }

    private static Optional<KeyRanges> oneOf(Collection<?> values) {
        List<KeyRange> keys = new ArrayList<>();
        for (Object value : values) {
            Optional<String> key = ordered(value);
            if (key.isEmpty()) {
                return Optional.empty();
            }
            keys.add(KeyRange.ofValue(key.get()));
        }
        return Optional.of(KeyRanges.joined(keys.stream()));
    }

    private static Optional<String> ordered(Object value) {
        return IndexKeys.ordered(value);
    }

    private static Optional<KeyRanges> both(Optional<KeyRanges> one, Optional<KeyRanges> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return Optional.of(one.get().and(other.get()));
    }
}
