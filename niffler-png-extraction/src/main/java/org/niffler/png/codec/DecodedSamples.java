package org.niffler.png.codec;

/**
 * What came out of a decoder, samples side by side.
 *
 * @param data one value a sample: {@code byte[]} of unsigned values or {@code short[]}, whose signedness the codestream's
 *     header says; shared, not copied
 * @param reversed whether the samples of a pixel are in the order blue, green, red
 */
record DecodedSamples(int columns, int rows, int components, Object data, boolean reversed) {

    /** The bits of one sample, without a sign. */
    int bits(int index) {
        return data instanceof byte[] bytes ? bytes[index] & 0xFF : ((short[]) data)[index] & 0xFFFF;
    }
}
