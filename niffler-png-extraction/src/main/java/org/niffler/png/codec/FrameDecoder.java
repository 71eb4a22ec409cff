package org.niffler.png.codec;

import org.niffler.png.image.StoredFrame;
import org.niffler.png.image.UndecodableException;

/** Turns the encoded bytes of a frame into its stored values. */
interface FrameDecoder {

    StoredFrame decode(byte[] frame) throws UndecodableException;
}
