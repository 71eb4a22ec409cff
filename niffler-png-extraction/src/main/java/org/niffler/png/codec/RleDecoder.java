package org.niffler.png.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.niffler.png.image.ImagePixel;
import org.niffler.png.image.Photometric;
import org.niffler.png.image.StoredFrame;
import org.niffler.png.image.UndecodableException;

/** RLE Lossless (PS3.5 G): a segment for each byte of each sample, the most significant first, packed by itself. */
final class RleDecoder implements FrameDecoder {

    private static final int HEADER_BYTES = 64;
    private static final int MAX_SEGMENTS = 15;
    private static final int NOTHING = 128;

    /** Two bytes make 128 at most. */
    private static final int MAX_RATIO = 64;

    private final ImagePixel image;
    private final int cellBytes;
    private final int segments;

    RleDecoder(ImagePixel image) {
        this.image = image;
        this.cellBytes = Math.max(1, (image.bitsAllocated() + 7) / 8);
        this.segments = image.samplesPerPixel() * cellBytes;
    }

    /** Whether a frame may begin here: its first 8 bytes are enough. */
    static boolean startsIn(byte[] head) {
        if (head.length < 8) {
            return false;
        }
        ByteBuffer header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        return header.getInt(0) >= 1 && header.getInt(0) <= MAX_SEGMENTS && header.getInt(4) == HEADER_BYTES;
    }

    @Override
    public StoredFrame decode(byte[] frame) throws UndecodableException {
        int[] starts = segmentStarts(frame);
        int size = FrameLayout.full(image).bytes();
        if (size / MAX_RATIO > frame.length) {
            throw Failures.decoder("the RLE frame is cut: %d bytes cannot make the %d of a frame", frame.length, size);
        }
        byte[] cells = new byte[size];
        int perSegment = size / segments;
        for (int i = 0; i < segments; i++) {
            // G.2: segments run from the first sample's most significant byte; cells have the least significant first.
            int first = i / cellBytes * cellBytes + cellBytes - 1 - i % cellBytes;
            unpack(frame, starts[i], starts[i + 1], cells, first, perSegment);
        }
        boolean subsampled = image.photometric() == Photometric.YBR_FULL_422;
        return new CellFrame(image, subsampled ? Photometric.YBR_FULL : image.photometric(), false, cells);
    }

    /** Where each segment starts, and where the last ends. */
    private int[] segmentStarts(byte[] frame) throws UndecodableException {
        if (frame.length < HEADER_BYTES) {
            throw Failures.decoder("the RLE frame is cut: its header needs 64 bytes, but there are %d", frame.length);
        }
        if (image.bitsAllocated() % 8 != 0 && image.bitsAllocated() != 1) {
            throw Failures.badValue("BitsAllocated (0028,0100) %d is impossible with RLE", image.bitsAllocated());
        }
        ByteBuffer header = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
        int count = header.getInt(0);
        if (count != segments) {
            throw Failures.decoder("the RLE frame has %d segments, but the image needs %d", count, segments);
        }
        int[] starts = new int[segments + 1];
        for (int i = 0; i < segments; i++) {
            starts[i] = header.getInt(4 + 4 * i);
            if (starts[i] < HEADER_BYTES || starts[i] > frame.length || i > 0 && starts[i] < starts[i - 1]) {
                throw Failures.decoder("the RLE frame is damaged: segment %d is not within it", i + 1);
            }
        }
        starts[segments] = frame.length;
        return starts;
    }

    private void unpack(byte[] frame, int start, int end, byte[] cells, int first, int count)
            throws UndecodableException {
        int step = segments;
        int to = first;
        int limit = first + count * step;
        int from = start;
        while (to < limit && from < end) {
            int control = frame[from++] & 0xFF;
            if (control < NOTHING) {
                for (int run = control + 1; run > 0 && to < limit && from < end; run--, to += step) {
                    cells[to] = frame[from++];
                }
            } else if (control > NOTHING && from < end) {
                byte value = frame[from++];
                for (int run = 257 - control; run > 0 && to < limit; run--, to += step) {
                    cells[to] = value;
                }
            }
        }
        if (to < limit) {
            throw Failures.decoder(
                    "the RLE frame is cut: a segment of %d bytes makes %d of %d",
                    end - start, (to - first) / step, count);
        }
    }
}
