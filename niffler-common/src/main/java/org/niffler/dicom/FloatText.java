package org.niffler.dicom;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * Binary floating point numbers as text, in the form that the original's documents have them in: Python's. Documents of
 * both stand in one collection.
 */
final class FloatText {

    private static final int FIRST_EXPONENT = -4;
    private static final int LAST_EXPONENT = 15;

    private FloatText() {}

    static String of(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return Double.isNaN(number) ? "nan" : number < 0 ? "-inf" : "inf";
        }
        if (number == 0) {
            return Double.toString(number);
        }
        BigDecimal decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent < FIRST_EXPONENT || exponent > LAST_EXPONENT) {
            String digits = decimal.movePointLeft(exponent).toPlainString();
            return String.format(Locale.ROOT, "%se%s%02d", digits, exponent < 0 ? "-" : "+", Math.abs(exponent));
        }
        return decimal.scale() > 0 ? decimal.toPlainString() : decimal.toPlainString() + ".0";
    }
}
