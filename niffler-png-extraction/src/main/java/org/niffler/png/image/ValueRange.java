package org.niffler.png.image;

/** The smallest and the largest stored value of a frame; 0 and 0 if it has no pixels. */
record ValueRange(long min, long max) {

    static ValueRange of(StoredFrame frame, SampleRange samples) {
        return samples.fitsInt() ? ofInts(frame) : ofLongs(frame, samples);
    }

    /** Nearly every image; a loop that the processor does several values at a time. */
    private static ValueRange ofInts(StoredFrame frame) {
        int[] row = new int[frame.columns() * frame.samples()];
        int min = Integer.MAX_VALUE;
        int max = Integer.MIN_VALUE;
        for (int y = 0; y < frame.rows(); y++) {
            frame.readRow(y, row);
            for (int i = 0; i < row.length; i++) {
                min = Math.min(min, row[i]);
                max = Math.max(max, row[i]);
            }
        }
        return min > max ? new ValueRange(0, 0) : new ValueRange(min, max);
    }

    private static ValueRange ofLongs(StoredFrame frame, SampleRange samples) {
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
