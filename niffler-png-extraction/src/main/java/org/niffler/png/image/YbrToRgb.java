package org.niffler.png.image;

/** Turns rows of luminance and colour differences into red, green and blue (PS3.3 C.7.6.3.1.2). */
final class YbrToRgb {

    private final Photometric from;
    private final double half;
    private final double unit;
    private final double largest;

    YbrToRgb(Photometric from, SampleRange samples) {
        this.from = from;
        this.half = (samples.largestUnsigned() + 1) / 2.0;
        // The standard's numbers of the partial range are for 8 bits.
        this.unit = (samples.largestUnsigned() + 1) / 256.0;
        this.largest = samples.largestUnsigned();
    }

    /** Replaces the samples of a row; nothing to do for RGB. Values beyond the range of the samples are clipped. */
    void convert(int[] row) {
        for (int i = 0; i + 2 < row.length; i += 3) {
            convert(row, i);
        }
    }

    private void convert(int[] row, int at) {
        int y = row[at];
        int cb = row[at + 1];
        int cr = row[at + 2];
        switch (from) {
            case YBR_FULL, YBR_FULL_422 -> full(row, at, y, cb - half, cr - half);
            // In the JPEG 2000 transforms colour differences are signed, not shifted.
            case YBR_ICT -> full(row, at, y, cb, cr);
            case YBR_PARTIAL_420, YBR_PARTIAL_422 -> partial(row, at, y - 16 * unit, cb - half, cr - half);
            case YBR_RCT -> reversible(row, at, y, cb, cr);
            default -> {
                // RGB is what it shall be; grey and palettes have no three samples.
            }
        }
    }

    private void full(int[] row, int at, double y, double cb, double cr) {
        set(row, at, y + 1.4020 * cr, y - 0.3441 * cb - 0.7141 * cr, y + 1.7720 * cb);
    }

    private void partial(int[] row, int at, double y, double cb, double cr) {
        double luminance = 1.1644 * y;
        set(row, at, luminance + 1.5960 * cr, luminance - 0.3917 * cb - 0.8129 * cr, luminance + 2.0173 * cb);
    }

    private void reversible(int[] row, int at, int y, int cb, int cr) {
        int green = y - Math.floorDiv(cr + cb, 4);
        set(row, at, cr + green, green, cb + green);
    }

    private void set(int[] row, int at, double red, double green, double blue) {
        row[at] = clipped(red);
        row[at + 1] = clipped(green);
        row[at + 2] = clipped(blue);
    }

    private int clipped(double value) {
        return (int) (Math.max(0, Math.min(largest, value)) + 0.5);
    }
}
