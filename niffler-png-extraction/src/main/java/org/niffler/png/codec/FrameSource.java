package org.niffler.png.codec;

import java.io.IOException;
import org.niffler.png.image.UndecodableException;

/** Finds the encoded bytes of a frame. */
interface FrameSource {

    /**
     * All bytes of one frame, no others but padding behind them.
     *
     * @param frame from 0
     * @throws UndecodableException if they are not all there
     * @throws IOException if the file cannot be read
     */
    byte[] read(int frame) throws UndecodableException, IOException;
}
