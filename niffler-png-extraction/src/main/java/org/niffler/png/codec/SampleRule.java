package org.niffler.png.codec;

import org.niffler.png.image.ImagePixel;

/**
 * Takes a stored value out of a pixel cell (PS3.5 8.1.1): the bits from HighBit downwards, whatever else the cell holds -
 * overlays of old, in the bits above -, with the sign that PixelRepresentation says.
 *
 * @param shift how many bits of the cell are below the value
 * @param bits how many it has
 * @param signed whether the highest of them is a sign
 */
record SampleRule(int shift, int bits, boolean signed) {

    static SampleRule ofCells(ImagePixel image) {
        return new SampleRule(image.highBit() + 1 - image.bitsStored(), image.bitsStored(), image.signed());
    }

    /**
     * For what a codec gives. A codestream of fewer bits than BitsStored carries its own sign bit; one of as many bits as
     * the cell has carries the cell.
     */
    static SampleRule ofCodestream(ImagePixel image, int precision) {
        int shift = precision > image.highBit() ? image.highBit() + 1 - image.bitsStored() : 0;
        return new SampleRule(shift, Math.min(image.bitsStored(), precision), image.signed());
    }

    /** The same for a row, which is most of what is done to an uncompressed image: one plain loop. */
    void apply(int[] cells, int offset, int count, int step) {
        int unused = Integer.SIZE - bits;
        int end = offset + count * step;
        if (signed) {
            for (int i = offset; i < end; i += step) {
                cells[i] = cells[i] >>> shift << unused >> unused;
            }
        } else {
            for (int i = offset; i < end; i += step) {
                cells[i] = cells[i] >>> shift << unused >>> unused;
            }
        }
    }

    int apply(int cell) {
        int unused = Integer.SIZE - bits;
        int value = cell >>> shift << unused;
        return signed ? value >> unused : value >>> unused;
    }
}
