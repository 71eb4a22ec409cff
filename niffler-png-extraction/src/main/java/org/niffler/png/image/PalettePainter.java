package org.niffler.png.image;

/** Makes an RGB picture of a frame whose samples are places in a palette. */
final class PalettePainter {

    private final StoredFrame frame;
    private final SampleRange samples;

    PalettePainter(StoredFrame frame, SampleRange samples) {
        this.frame = frame;
        this.samples = samples;
    }

    /** @param bitDepth of the picture if the palette has colours of more than 8 bits, else it has 8 */
    Picture paint(Palette palette, int bitDepth) throws UnusableImageException {
        Palette colours = palette.scaled(bitDepth);
        PictureBuffer buffer = new PictureBuffer(frame, true, colours.red().bits());
        int[] row = new int[frame.columns()];
        int[] rgb = new int[frame.columns() * 3];
        for (int y = 0; y < frame.rows(); y++) {
            frame.readRow(y, row);
            for (int x = 0; x < row.length; x++) {
                long index = samples.valueOf(row[x]);
                rgb[3 * x] = colours.red().apply(index);
                rgb[3 * x + 1] = colours.green().apply(index);
                rgb[3 * x + 2] = colours.blue().apply(index);
            }
            buffer.setRow(y, rgb);
        }
        return buffer.picture();
    }
}
