package org.niffler.png.image;

/** A picture in the making, written row by row. */
final class PictureBuffer {

    private final int columns;
    private final int rows;
    private final boolean colour;
    private final int bitDepth;
    private final byte[] data;

    /** @throws UnusableImageException if the picture would not fit an array */
    PictureBuffer(Frame frame, boolean colour, int bitDepth) throws UnusableImageException {
        long size = (long) frame.columns() * frame.rows() * (colour ? 3 : 1) * (bitDepth / 8);
        if (size > Integer.MAX_VALUE - 8) {
            throw new UnusableImageException("a picture of " + frame.columns() + " x " + frame.rows() + " pixels needs "
                    + size + " bytes, more than can be held");
        }
        this.columns = frame.columns();
        this.rows = frame.rows();
        this.colour = colour;
        this.bitDepth = bitDepth;
        this.data = new byte[(int) size];
    }

    /** Sets a row; of each sample only the low bits that the picture has are taken. */
    void setRow(int row, int[] samples) {
        int perRow = columns * (colour ? 3 : 1);
        if (bitDepth == 8) {
            int at = row * perRow;
            for (int i = 0; i < perRow; i++) {
                data[at + i] = (byte) samples[i];
            }
        } else {
            int at = 2 * row * perRow;
            for (int i = 0; i < perRow; i++) {
                data[at + 2 * i] = (byte) (samples[i] >> 8);
                data[at + 2 * i + 1] = (byte) samples[i];
            }
        }
    }

    Picture picture() {
        return new Picture(columns, rows, colour, bitDepth, data);
    }
}
