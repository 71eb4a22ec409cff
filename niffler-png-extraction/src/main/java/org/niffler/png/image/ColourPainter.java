package org.niffler.png.image;

/** Makes an RGB picture of a frame of three samples a pixel. */
final class ColourPainter {

    private static final int BYTE_BITS = 8;

    private final StoredFrame frame;
    private final SampleRange samples;

    ColourPainter(StoredFrame frame, SampleRange samples) {
        this.frame = frame;
        this.samples = samples;
    }

    /**
     * RGB of up to 8 bits as it is, of more bits scaled so that the largest possible value becomes the full range.
     *
     * @param bitDepth of the picture if more than 8 bits are stored, else it has 8
     */
    Picture paint(int bitDepth) throws UnusableImageException {
        boolean scaled = samples.bitsStored() > BYTE_BITS;
        PictureBuffer buffer = new PictureBuffer(frame, true, scaled ? bitDepth : BYTE_BITS);
        YbrToRgb rgb = new YbrToRgb(frame.photometric(), samples);
        long fullRange = (1L << bitDepth) - 1;
        int[] row = new int[frame.columns() * 3];
        for (int y = 0; y < frame.rows(); y++) {
            frame.readRow(y, row);
            rgb.convert(row);
            if (scaled) {
                scale(row, fullRange);
            }
            buffer.setRow(y, row);
        }
        return buffer.picture();
    }

    private void scale(int[] row, long fullRange) {
        long largest = samples.largestUnsigned();
        for (int i = 0; i < row.length; i++) {
            long value = Math.max(0, Math.min(largest, samples.valueOf(row[i])));
            row[i] = (int) ((2 * value * fullRange + largest) / (2 * largest));
        }
    }
}
