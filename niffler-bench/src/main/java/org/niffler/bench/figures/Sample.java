package org.niffler.bench.figures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** Measurements of one thing, sorted. */
public final class Sample {

    private final double[] values;

    /** @throws IllegalArgumentException if there is none */
    public Sample(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        this.values = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    public double median() {
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    /** What this part of the values does not exceed (nearest rank). */
    public double quantile(double part) {
        return values[Math.max(0, (int) Math.ceil(part * values.length) - 1)];
    }

    public double min() {
        return values[0];
    }

    public double max() {
        return values[values.length - 1];
    }

    public int size() {
        return values.length;
    }

    /** A number with as many digits as it is good for. */
    public static String format(double value) {
        if (value > 0 && value < 1) {
            return new BigDecimal(value).round(new MathContext(3)).toPlainString();
        }
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
    }

    /** {@code median (min-max)}. */
    @Override
    public String toString() {
        return format(median()) + " (" + format(min()) + "-" + format(max()) + ")";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sample sample && Arrays.equals(values, sample.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
