package org.niffler.png.image;

/** Makes a grey picture of a frame of one sample a pixel. */
final class GreyPainter {

    private static final int LARGEST_TABLE = 1 << 16;

    private final StoredFrame frame;
    private final SampleRange samples;
    private final ValueRange range;

    GreyPainter(StoredFrame frame, SampleRange samples, ValueRange range) {
        this.frame = frame;
        this.samples = samples;
        this.range = range;
    }

    Picture paint(GreyLevels levels, int bitDepth) throws UnusableImageException {
        PictureBuffer buffer = new PictureBuffer(frame, false, bitDepth);
        long pixels = (long) frame.columns() * frame.rows();
        // A table pays when a value occurs more than once.
        boolean tabulated = range.span() <= Math.min(pixels, LARGEST_TABLE);
        int[] table = tabulated ? table(levels) : new int[0];
        int[] row = new int[frame.columns()];
        for (int y = 0; y < frame.rows(); y++) {
            frame.readRow(y, row);
            if (tabulated) {
                lookUp(row, table);
            } else {
                compute(row, levels);
            }
            buffer.setRow(y, row);
        }
        return buffer.picture();
    }

    private int[] table(GreyLevels levels) {
        int[] table = new int[(int) range.span()];
        for (int i = 0; i < table.length; i++) {
            table[i] = levels.of(range.min() + i);
        }
        return table;
    }

    private void lookUp(int[] row, int[] table) {
        // Right for unsigned 32-bit values too: both wrap alike.
        int min = (int) range.min();
        for (int x = 0; x < row.length; x++) {
            row[x] = table[row[x] - min];
        }
    }

    private void compute(int[] row, GreyLevels levels) {
        for (int x = 0; x < row.length; x++) {
            row[x] = levels.of(samples.valueOf(row[x]));
        }
    }
}
