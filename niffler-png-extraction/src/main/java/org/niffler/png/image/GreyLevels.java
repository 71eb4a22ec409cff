package org.niffler.png.image;

/** Which grey level of the picture a stored value becomes, from 0 (black) to the full range of the picture's bits. */
@FunctionalInterface
interface GreyLevels {

    int of(long stored);

    /** {@link Scaling#ORIGINAL}. */
    static GreyLevels original(ValueRange range, int fullRange) {
        if (range.max() <= 0) {
            return stored -> 0;
        }
        // In this order, and in double precision: truncation shows every difference from the Python version's
        // numpy.maximum(a, 0) / a.max() * 65535.0.
        double max = range.max();
        return stored -> (int) (Math.max(stored, 0) / max * fullRange);
    }

    /** {@link Scaling#LINEAR}. */
    static GreyLevels linear(ValueRange range, int fullRange) {
        if (range.isConstant()) {
            return original(range, fullRange);
        }
        long width = range.max() - range.min();
        return stored -> (int) ((2 * (stored - range.min()) * fullRange + width) / (2 * width));
    }

    default GreyLevels inverted(int fullRange) {
        return stored -> fullRange - of(stored);
    }
}
