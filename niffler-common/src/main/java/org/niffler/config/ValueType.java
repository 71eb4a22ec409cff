package org.niffler.config;

import java.util.Set;
import java.util.function.Function;
import org.niffler.config.RawValue.Shape;

/**
 * What a key's value may be.
 *
 * @param allowed what is allowed, in words that continue "allowed is"; also shown in the help
 * @param label the placeholder in the help, such as {@code <path>}
 * @param shapes the JSON kinds that are accepted
 * @param parser text to value; throws IllegalArgumentException with a message that says what is allowed
 */
record ValueType<T>(String allowed, String label, Set<Shape> shapes, Function<String, T> parser) {

    ValueType {
        shapes = Set.copyOf(shapes);
    }

    /** A type whose parser answers null for what it does not allow. */
    static <T> ValueType<T> of(String allowed, String label, Set<Shape> shapes, Function<String, T> parserOrNull) {
        return new ValueType<>(allowed, label, shapes, text -> {
            T value = parserOrNull.apply(text);
            if (value == null) {
                throw new IllegalArgumentException("allowed is " + allowed);
            }
            return value;
        });
    }

    /** An example as a file spells it. */
    String inFile(String example) {
        return shapes.contains(Shape.ARRAY) ? example : '"' + example + '"';
    }

    /** Whether the value is JSON with other values inside, and its parser says which of them is wrong. */
    boolean readsStructure(RawValue raw) {
        return raw.shape().isStructure() && shapes.contains(raw.shape());
    }

    /** @throws IllegalArgumentException if the value is not allowed; the message says what is */
    T parse(RawValue raw) {
        if (!shapes.contains(raw.shape())) {
            String quotes = shapes.equals(Set.of(Shape.TEXT)) ? ", in double quotes" : "";
            String hint = raw.shape() == Shape.NULL ? "; leave the key out to have its default" : "";
            throw new IllegalArgumentException("allowed is " + allowed + quotes + hint);
        }
        return parser.apply(raw.text());
    }
}
