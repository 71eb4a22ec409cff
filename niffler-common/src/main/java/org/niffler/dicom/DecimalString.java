package org.niffler.dicom;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Values of the representation DS (PS3.5 6.2), which documents have as numbers. */
public final class DecimalString {

    /** Narrower than Java's numbers: no hexadecimal ones, no {@code NaN}, no {@code 1.5f}. */
    private static final Pattern FORM = Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");

    /** The standard allows 16; devices write more, but nothing this long is a number. */
    private static final int LONGEST = 64;

    private DecimalString() {}

    /** A {@code Double}; the text itself if it is none, or one that no double can hold. */
    public static Object value(String text) {
        String digits = text.strip();
        if (digits.isEmpty()) {
            return ElementValue.EMPTY;
        }
        if (digits.length() > LONGEST || !FORM.matcher(digits).matches()) {
            return text;
        }
        double number = Double.parseDouble(digits);
        return Double.isInfinite(number) ? text : (Object) number;
    }

    /** A number as it is usually written: {@code 5}, not {@code 5.0}, and without exponent unless it would be very long. */
    public static String text(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return FloatText.of(number);
        }
        BigDecimal decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        String plain = decimal.toPlainString();
        return plain.length() > LONGEST ? decimal.toString() : plain;
    }
}
