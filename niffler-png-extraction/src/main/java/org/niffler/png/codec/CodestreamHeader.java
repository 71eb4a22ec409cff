package org.niffler.png.codec;

/**
 * What a compressed image says of itself before its data.
 *
 * @param components colours: 1 or 3 where DICOM is concerned
 * @param precision bits of a component
 * @param signed whether its values are; only JPEG 2000 can say so
 * @param lossless whether it is JPEG's lossless process (SOF3)
 * @param colour what it says about its colours
 */
record CodestreamHeader(
        CodestreamKind kind,
        int columns,
        int rows,
        int components,
        int precision,
        boolean signed,
        boolean lossless,
        ColourHint colour) {

    /** What a codestream tells about the meaning of its three components. */
    enum ColourHint {
        /** Nothing. */
        NONE,
        /** Red, green and blue. */
        RGB,
        /** Luminance and chrominance, which decoders turn into RGB. */
        YBR
    }
}
