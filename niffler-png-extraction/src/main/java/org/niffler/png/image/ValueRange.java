package org.niffler.png.image;

/** The smallest and the largest stored value of a frame; 0 and 0 if it has no pixels. */
record ValueRange(long min, long max) {

    static ValueRange of(StoredFrame frame, SampleRange samples) {
        int[] row = new int[frame.columns() * frame.samples()];
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (int y = 0; y < frame.rows(); y++) {
            frame.readRow(y, row);
            for (int sample : row) {
                long value = samples.valueOf(sample);
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }
        return min > max ? new ValueRange(0, 0) : new ValueRange(min, max);
    }

    boolean isConstant() {
        return min == max;
    }

    /** How many values there are from the smallest to the largest. */
    long span() {
        return max - min + 1;
    }
}
