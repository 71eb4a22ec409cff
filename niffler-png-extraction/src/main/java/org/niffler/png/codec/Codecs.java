package org.niffler.png.codec;

import org.niffler.png.image.UndecodableException;

/** Gives each codestream to the codec that decodes it right. */
final class Codecs implements StreamCodec {

    private final StreamCodec jpegLs = new JpegLsDecoder();
    private final StreamCodec nativeCodec;

    Codecs(StreamCodec nativeCodec) {
        this.nativeCodec = nativeCodec;
    }

    @Override
    public DecodedSamples decode(byte[] codestream, CodestreamHeader header, boolean ybrToRgb)
            throws UndecodableException {
        boolean colourLs = header.kind() == CodestreamKind.JPEG_LS && header.components() > 1;
        return (colourLs ? jpegLs : nativeCodec).decode(codestream, header, ybrToRgb);
    }
}
