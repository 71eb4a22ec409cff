package org.niffler.png.image;

import java.util.DoubleSummaryStatistics;
import java.util.function.DoubleUnaryOperator;

/**
 * The smallest and the largest value of a frame after the modality LUT.
 *
 * @param min at most {@code max}
 */
public record ModalityRange(double min, double max) {

    static ModalityRange of(StoredFrame frame, SampleRange samples, ValueRange range, Modality modality) {
        if (modality instanceof Modality.Rescale) {
            double one = modality.apply(range.min());
            double other = modality.apply(range.max());
            return new ModalityRange(Math.min(one, other), Math.max(one, other));
        }
        // A table need not rise: what its entries reach is known only when each pixel has been looked up.
        DoubleSummaryStatistics values = new DoubleSummaryStatistics();
        int[] row = new int[frame.columns()];
        for (int y = 0; y < frame.rows(); y++) {
            frame.readRow(y, row);
            for (int sample : row) {
                values.accept(modality.apply(samples.valueOf(sample)));
            }
        }
        return new ModalityRange(values.getMin(), values.getMax());
    }

    /** @param rule applied to each value */
    static ModalityRange of(FloatFrame frame, DoubleUnaryOperator rule) {
        DoubleSummaryStatistics range = new DoubleSummaryStatistics();
        double[] values = new double[frame.columns()];
        for (int y = 0; y < frame.rows(); y++) {
            frame.readRow(y, values);
            for (double value : values) {
                range.accept(rule.applyAsDouble(value));
            }
        }
        return new ModalityRange(range.getMin(), range.getMax());
    }

    Voi everything() {
        return Voi.everything(min, max);
    }
}
