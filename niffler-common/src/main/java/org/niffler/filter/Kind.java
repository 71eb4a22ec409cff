package org.niffler.filter;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.niffler.dicom.DecimalString;

/**
 * What the values of an attribute are, by its value representation (PS3.5 6.2), and how they are compared: all but text by
 * a number that each value has.
 */
enum Kind {
    TEXT("text"),
    /** Of private attributes, and of those that PS3.6 does not know. */
    UNKNOWN("text or a number"),
    DATE("a date, for example 20200131"),
    TIME("a time, for example 093000"),
    DATE_TIME("a date and time, for example 20200131093000"),
    AGE("an age, for example 045Y"),
    INTEGER("a number, for example 512"),
    /** Kept as doubles, in documents too: DS and FD. */
    DECIMAL("a number, for example 0.5"),
    FLOAT("a number, for example 0.5");

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?[0-9]{1,64}");
    private static final Pattern AGE_FORM = Pattern.compile("[0-9]{1,3}[DWMY]");

    private final String expected;

    Kind(String expected) {
        this.expected = expected;
    }

    /** @param vr a value representation, {@code UN} if it is not known */
    static Kind of(String vr) {
        return switch (vr) {
            case "UN" -> UNKNOWN;
            case "DA" -> DATE;
            case "TM" -> TIME;
            case "DT" -> DATE_TIME;
            case "AS" -> AGE;
            case "IS", "US", "SS", "UL", "SL", "UV", "SV" -> INTEGER;
            case "DS", "FD" -> DECIMAL;
            case "FL" -> FLOAT;
            default -> TEXT;
        };
    }

    /** What a value should be, for messages. */
    String expected() {
        return expected;
    }

    /** Whether a value that is not of this kind makes no sense in a filter. */
    boolean isStrict() {
        return this != TEXT && this != UNKNOWN;
    }

    /** The number by which a value is compared; empty if it is not of this kind. Equal ones are equal as objects. */
    Optional<BigDecimal> number(String value) {
        Optional<BigDecimal> number =
                switch (this) {
                    case TEXT -> Optional.empty();
                    case DATE -> Temporal.date(value);
                    case TIME -> Temporal.time(value);
                    case DATE_TIME -> Temporal.dateTime(value);
                    case AGE -> days(value);
                    case INTEGER ->
                        WHOLE_NUMBER.matcher(value).matches()
                                ? Optional.of(new BigDecimal(value))
                                : decimal(value).map(Kind::exact);
                    case DECIMAL, UNKNOWN -> decimal(value).map(Kind::exact);
                    case FLOAT ->
                        decimal(value)
                                .map(Double::floatValue)
                                .filter(Float::isFinite)
                                .map(single -> exact(single));
                };
        return number.map(BigDecimal::stripTrailingZeros);
    }

    private static Optional<Double> decimal(String value) {
        return DecimalString.value(value) instanceof Double number ? Optional.of(number) : Optional.empty();
    }

    private static BigDecimal exact(double number) {
        return new BigDecimal(DecimalString.text(number));
    }

    /** A month and a year have as many days as they have on average, so that 12 months are a year. */
    private static Optional<BigDecimal> days(String value) {
        if (!AGE_FORM.matcher(value).matches()) {
            return Optional.empty();
        }
        int last = value.length() - 1;
        BigDecimal each = new BigDecimal(
                switch (value.substring(last).toUpperCase(Locale.ROOT)) {
                    case "D" -> "1";
                    case "W" -> "7";
                    case "M" -> "30.4375";
                    default -> "365.25";
                });
        return Optional.of(each.multiply(new BigDecimal(value.substring(0, last))));
    }
}
