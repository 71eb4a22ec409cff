package org.niffler.png.codec;

import org.niffler.png.image.UndecodableException;

/** Decodes JPEG, JPEG-LS and JPEG 2000. */
interface StreamCodec {

    /**
     * Decodes one image.
     *
     * @param codestream checked: its header is sound and is this one
     * @param ybrToRgb whether its luminance and chrominance are to become RGB; JPEG 2000 knows by itself
     */
    DecodedSamples decode(byte[] codestream, CodestreamHeader header, boolean ybrToRgb) throws UndecodableException;
}
