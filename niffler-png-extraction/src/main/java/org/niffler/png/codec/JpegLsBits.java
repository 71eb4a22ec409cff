package org.niffler.png.codec;

import org.niffler.png.image.UndecodableException;

/** The bits of a JPEG-LS scan: behind a byte FFH, a zero bit is stuffed (ISO/IEC 14495-1 A.1). */
final class JpegLsBits {

    private final byte[] bytes;
    private int position;
    private int buffer;
    private int available;
    private boolean afterMarkerByte;

    JpegLsBits(byte[] bytes, int position) {
        this.bytes = bytes;
        this.position = position;
    }

    int bit() throws UndecodableException {
        if (available == 0) {
            fill();
        }
        available--;
        return buffer >>> available & 1;
    }

    int bits(int count) throws UndecodableException {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | bit();
        }
        return value;
    }

    /** A value of the limited-length Golomb code (A.5.3). */
    int golomb(int k, int limit, int escapeBits) throws UndecodableException {
        int zeros = 0;
        while (bit() == 0) {
            zeros++;
        }
        if (zeros < limit - escapeBits - 1) {
            return zeros << k | bits(k);
        }
        return bits(escapeBits) + 1;
    }

    private void fill() throws UndecodableException {
        int next = position < bytes.length ? bytes[position] & 0xFF : -1;
        if (next < 0 || afterMarkerByte && next >= 0x80) {
            throw Failures.decoder("the JPEG-LS codestream is cut: its scan ends early");
        }
        position++;
        buffer = next;
        available = afterMarkerByte ? 7 : 8;
        afterMarkerByte = next == 0xFF;
    }
}
