package org.niffler.png.codec;

import org.niffler.png.image.FloatFrame;
import org.niffler.png.image.ImagePixel;
import org.niffler.png.image.UndecodableException;

/** Decodes frames of Float and Double Float Pixel Data, which are never compressed (PS3.5 8.1.1). */
final class FloatDecoder implements FrameDecoder {

    private final ImagePixel image;

    FloatDecoder(ImagePixel image) {
        this.image = image;
    }

    @Override
    public FloatFrame decode(byte[] frame) throws UndecodableException {
        int needed = FrameLayout.full(image).bytes();
        if (frame.length < needed) {
            throw Failures.decoder("a frame needs %d bytes, but there are %d", needed, frame.length);
        }
        return FloatCellFrame.of(image, frame);
    }
}
