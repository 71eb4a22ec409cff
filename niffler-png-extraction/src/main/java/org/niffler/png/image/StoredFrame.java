package org.niffler.png.image;

/**
 * The stored values of one frame as they were encoded, before any lookup table: decompressed, samples side by side, each
 * value as wide as BitsStored says and signed as PixelRepresentation says.
 */
public non-sealed interface StoredFrame extends Frame {

    /**
     * Copies one row, {@code columns * samples} values.
     *
     * @param row from 0, at the top
     */
    void readRow(int row, int[] into);
}
