package org.niffler.config;

import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.niffler.config.RawValue.Shape;
import org.niffler.text.Amounts;

/** The value types that every module needs. */
final class ValueTypes {

    private static final Set<Shape> TEXT = EnumSet.of(Shape.TEXT);
    // The original's shipped files quote some of their numbers and booleans.
    private static final Set<Shape> INTEGER = EnumSet.of(Shape.TEXT, Shape.INTEGER);
    private static final Set<Shape> DECIMAL = EnumSet.of(Shape.TEXT, Shape.INTEGER, Shape.DECIMAL);
    private static final Set<Shape> BOOLEAN = EnumSet.of(Shape.TEXT, Shape.BOOLEAN);

    private static final Set<Shape> JSON = EnumSet.of(Shape.TEXT, Shape.ARRAY, Shape.OBJECT);
    private static final Set<Shape> SCALAR = EnumSet.of(Shape.TEXT, Shape.INTEGER, Shape.DECIMAL, Shape.BOOLEAN);

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
    private static final Pattern FRACTION = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,18})?");

    private ValueTypes() {}

    static ValueType<String> text() {
        return ValueType.of("text that is not empty", "<text>", TEXT, text -> text.isBlank() ? null : text);
    }

    static ValueType<Integer> integer(int least, int most) {
        String allowed = "a whole number from " + least + " to " + most;
        return ValueType.of(allowed, "<number>", INTEGER, text -> {
            if (!WHOLE.matcher(text).matches()) {
                return null;
            }
            long number = Long.parseLong(text);
            return least <= number && number <= most ? (int) number : null;
        });
    }

    static ValueType<BigDecimal> decimal(BigDecimal least, BigDecimal most) {
        String allowed = "a number from " + least.toPlainString() + " to " + most.toPlainString();
        return ValueType.of(allowed, "<number>", DECIMAL, text -> {
            if (!FRACTION.matcher(text).matches()) {
                return null;
            }
            BigDecimal number = new BigDecimal(text);
            return least.compareTo(number) <= 0 && number.compareTo(most) <= 0 ? number : null;
        });
    }

    static ValueType<Boolean> bool() {
        return ValueType.of("true or false", "<true|false>", BOOLEAN, text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
        });
    }

    static ValueType<Path> path() {
        return ValueType.of("a path that is not empty", "<path>", TEXT, text -> {
            try {
                return text.isBlank() ? null : Path.of(text);
            } catch (InvalidPathException e) {
                return null; // such as a NUL in the name
            }
        });
    }

    static <E extends Enum<E>> ValueType<E> enumeration(Class<E> type) {
        Map<String, E> constants =
                Arrays.stream(type.getEnumConstants()).collect(Collectors.toMap(ValueTypes::spelling, c -> c));
        String names =
                Arrays.stream(type.getEnumConstants()).map(ValueTypes::spelling).collect(Collectors.joining(", "));
        String label = "<" + names.replace(", ", "|") + ">";
        return ValueType.of("one of " + names, label, TEXT, text -> constants.get(text.toLowerCase(Locale.ROOT)));
    }

    static ValueType<Duration> duration() {
        return ValueType.of(
                Amounts.DURATIONS,
                "<time>",
                INTEGER,
                text -> Amounts.duration(text).orElse(null));
    }

    static ValueType<Long> byteSize() {
        return ValueType.of(Amounts.SIZES, "<size>", INTEGER, text -> {
            OptionalLong bytes = Amounts.bytes(text);
            return bytes.isPresent() ? bytes.getAsLong() : null;
        });
    }

    static <T> ValueType<T> parsedBy(Function<String, T> parser, String label) {
        return new ValueType<>(label.replaceAll("[<>]", ""), label, TEXT, parser);
    }

    static <T> ValueType<T> jsonParsedBy(Function<String, T> parser, String label) {
        return new ValueType<>(label.replaceAll("[<>]", "") + " as a JSON array or object", label, JSON, parser);
    }

    /** For keys that are accepted and not used: whatever the original's users wrote there. */
    static ValueType<String> anything() {
        return new ValueType<>("text, a number, true or false", "<value>", SCALAR, text -> text);
    }

    private static String spelling(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
