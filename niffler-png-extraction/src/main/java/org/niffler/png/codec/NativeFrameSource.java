package org.niffler.png.codec;

import java.io.IOException;
import org.niffler.dicom.file.FileBytes;
import org.niffler.dicom.file.PixelData;
import org.niffler.png.image.UndecodableException;

/** Cuts native pixel data into frames, which follow each other without a gap, be it in the middle of a byte (PS3.5 8.1.1). */
final class NativeFrameSource implements FrameSource {

    private final FileBytes bytes;
    private final PixelData.Native pixels;
    private final FrameLayout layout;

    NativeFrameSource(FileBytes bytes, PixelData.Native pixels, FrameLayout layout) {
        this.bytes = bytes;
        this.pixels = pixels;
        this.layout = layout;
    }

    @Override
    public byte[] read(int frame) throws UndecodableException, IOException {
        long firstBit = frame * layout.bits();
        long start = firstBit / 8;
        long end = (firstBit + layout.bits() + 7) / 8;
        int needed = layout.bytes();
        if (end > pixels.length()) {
            throw Failures.decoder(
                    "the pixel data is cut: frame %d of %d needs %d bytes, but the file has %d of them",
                    frame + 1, layout.image().frames(), needed, Math.max(0, pixels.length() - start));
        }
        byte[] data = read(start, (int) (end - start));
        int skipped = (int) (firstBit % 8);
        return skipped == 0 ? data : shifted(data, skipped, needed);
    }

    private byte[] read(long start, int length) throws IOException {
        int word = wordBytes();
        long from = start - start % word;
        long to = Math.min(pixels.length(), (start + length + word - 1) / word * word);
        byte[] data = new byte[(int) (to - from)];
        bytes.readFully(pixels.position() + from, data, 0, data.length);
        swap(data, word);
        if (data.length == length) {
            return data;
        }
        byte[] cut = new byte[length];
        System.arraycopy(data, (int) (start - from), cut, 0, length);
        return cut;
    }

    /**
     * In big endian, words are swapped: those of OW, OF and OD (PS3.5 7.3), and with 32 bits, as everyone writes them, the
     * cells.
     */
    private int wordBytes() {
        if (!pixels.bigEndian() || pixels.vr().equals("OB")) {
            return 1;
        }
        int bits = layout.image().bitsAllocated();
        return bits == Integer.SIZE || bits == Long.SIZE ? bits / 8 : 2;
    }

    private static void swap(byte[] data, int word) {
        if (word == 1) {
            return;
        }
        for (int at = 0; at + word <= data.length; at += word) {
            for (int i = 0; i < word / 2; i++) {
                byte kept = data[at + i];
                data[at + i] = data[at + word - 1 - i];
                data[at + word - 1 - i] = kept;
            }
        }
    }

    private static byte[] shifted(byte[] data, int skipped, int length) {
        byte[] aligned = new byte[length];
        for (int i = 0; i < length; i++) {
            int next = i + 1 < data.length ? data[i + 1] & 0xFF : 0;
            aligned[i] = (byte) (((data[i] & 0xFF) | next << 8) >>> skipped);
        }
        return aligned;
    }
}
