package org.niffler.png.image;

/**
 * Which values a stored sample can have (PS3.5 8.1.1).
 *
 * @param bitsStored 1 to 32
 * @param signed Pixel Representation is 1: two's complement
 */
public record SampleRange(int bitsStored, boolean signed) {

    public SampleRange {
        if (bitsStored < 1 || bitsStored > 32) {
            throw new IllegalArgumentException("a sample has 1 to 32 bits, not " + bitsStored);
        }
    }

    /** Of an image; floating point values, which have no such range, are signed and have as many bits as are possible. */
    public static SampleRange of(ImagePixel image) {
        return new SampleRange(Math.min(Integer.SIZE, image.bitsStored()), image.signed());
    }

    /** Whether what {@link StoredFrame#readRow} gives are the values themselves. */
    boolean fitsInt() {
        return signed || bitsStored < 32;
    }

    /** The value of what {@link StoredFrame#readRow} gave: unsigned 32-bit values do not fit an int and wrap there. */
    long valueOf(int sample) {
        return signed ? sample : sample & 0xFFFFFFFFL;
    }

    /** The largest unsigned value of as many bits. */
    long largestUnsigned() {
        return (1L << bitsStored) - 1;
    }
}
