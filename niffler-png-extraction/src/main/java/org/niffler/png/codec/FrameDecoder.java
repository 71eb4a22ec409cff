package org.niffler.png.codec;

import org.niffler.png.image.Frame;
import org.niffler.png.image.UndecodableException;

/** Turns the encoded bytes of a frame into its values. */
interface FrameDecoder {

    Frame decode(byte[] frame) throws UndecodableException;
}
