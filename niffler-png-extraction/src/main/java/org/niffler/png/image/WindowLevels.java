package org.niffler.png.image;

import java.util.Optional;

/** The grey levels of {@link Scaling#WINDOW}: modality LUT, then VOI LUT or window. */
final class WindowLevels {

    private final StoredFrame frame;
    private final SampleRange samples;
    private final ValueRange range;

    WindowLevels(StoredFrame frame, SampleRange samples, ValueRange range) {
        this.frame = frame;
        this.samples = samples;
        this.range = range;
    }

    /** Between two levels the nearest counts, which the standard leaves open. */
    GreyLevels of(FrameAttributes attributes, int fullRange) throws UnusableImageException {
        Modality modality = attributes.modality(samples);
        Optional<Voi> wanted = attributes.voi(modality.canBeNegative(samples));
        Voi voi = wanted.isPresent() ? wanted.get() : everything(modality);
        return stored -> (int) (voi.apply(modality.apply(stored)) * fullRange + 0.5);
    }

    private Voi everything(Modality modality) {
        if (modality instanceof Modality.Rescale) {
            double one = modality.apply(range.min());
            double other = modality.apply(range.max());
            return Voi.everything(Math.min(one, other), Math.max(one, other));
        }
        // A table need not rise: what its entries reach is known only when each pixel has been looked up.
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        int[] row = new int[frame.columns()];
        for (int y = 0; y < frame.rows(); y++) {
            frame.readRow(y, row);
            for (int sample : row) {
                double value = modality.apply(samples.valueOf(sample));
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }
        return Voi.everything(min, max);
    }
}
