package org.niffler.png.image;

/**
 * A picture ready to be encoded.
 *
 * @param colour three samples a pixel (RGB), else one (grey)
 * @param bitDepth 8 or 16 bits a sample
 * @param data rows from the top without padding, samples side by side, 16 bits with the high byte first, as PNG has them;
 *     shared, not copied: nobody changes it
 */
public record Picture(int columns, int rows, boolean colour, int bitDepth, byte[] data) {

    public Picture {
        long expected = (long) columns * rows * (colour ? 3 : 1) * (bitDepth / 8);
        if (data.length != expected) {
            throw new IllegalArgumentException(
                    "a picture of " + columns + " x " + rows + " needs " + expected + " bytes, not " + data.length);
        }
    }

    /** How many bytes a row has. */
    public int stride() {
        return columns * (colour ? 3 : 1) * (bitDepth / 8);
    }
}
