package org.niffler.png.codec;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.niffler.png.image.ImagePixel;
import org.niffler.png.image.StoredFrame;
import org.niffler.png.image.UndecodableException;

/** Deflated Image Frame Compression (PS3.5 A.4.13): each frame deflated by itself. */
final class DeflatedDecoder implements FrameDecoder {

    private final FrameLayout layout;
    private final UncompressedDecoder uncompressed;

    DeflatedDecoder(ImagePixel image) {
        this.layout = FrameLayout.full(image);
        this.uncompressed = new UncompressedDecoder(layout);
    }

    @Override
    public StoredFrame decode(byte[] frame) throws UndecodableException {
        return uncompressed.decode(inflate(frame));
    }

    /** No more than a frame's bytes, however many the stream would make. */
    private byte[] inflate(byte[] frame) throws UndecodableException {
        int size = layout.bytes();
        if (size / 1032 > frame.length + 64) { // deflate's best: 258 bytes in 2 bits
            throw Failures.decoder("the deflated frame is cut: %d bytes cannot make %d", frame.length, size);
        }
        byte[] cells = new byte[size];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(frame);
            int made = 0;
            while (made < size) {
                int count = inflater.inflate(cells, made, size - made);
                if (count == 0) {
                    throw Failures.decoder("the deflated frame is cut: it makes %d of %d bytes", made, size);
                }
                made += count;
            }
            return cells;
        } catch (DataFormatException e) {
            throw Failures.decoder(e, "the deflated frame is damaged");
        } finally {
            inflater.end();
        }
    }
}
