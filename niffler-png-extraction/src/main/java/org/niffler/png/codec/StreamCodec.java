package org.niffler.png.codec;

import org.niffler.png.image.UndecodableException;

/** Decodes JPEG, JPEG-LS and JPEG 2000. */
interface StreamCodec {

    /**
     * Decodes one image.
     *
     * @param codestream checked: its header is sound and is this one
     */
    DecodedSamples decode(byte[] codestream, CodestreamHeader header) throws UndecodableException;
}
