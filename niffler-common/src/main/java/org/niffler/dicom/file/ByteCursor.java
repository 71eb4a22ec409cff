package org.niffler.dicom.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Goes through the bytes of a file from front to back, with leaps; what is leapt over is not read. */
final class ByteCursor {

    private static final int WINDOW = 16 * 1024;

    private final FileBytes bytes;
    private final byte[] window = new byte[WINDOW];
    private long windowStart;
    private int windowLength;
    private long position;

    ByteCursor(FileBytes bytes) {
        this.bytes = bytes;
    }

    long position() {
        return position;
    }

    long size() {
        return bytes.size();
    }

    long remaining() {
        return bytes.size() - position;
    }

    void seek(long target) {
        position = target;
    }

    /** The next {@code count} bytes, few, without passing them; fewer at the end of the file. Little endian. */
    ByteBuffer peek(int count) throws IOException {
        int available = (int) Math.min(count, Math.max(0, remaining()));
        if (position < windowStart || position + available > windowStart + windowLength) {
            windowLength = (int) Math.min(WINDOW, Math.max(0, remaining()));
            windowStart = position;
            bytes.readFully(position, window, 0, windowLength);
        }
        int offset = (int) (position - windowStart);
        return ByteBuffer.wrap(window, offset, available).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Reads the next bytes; the caller has made sure that there are as many. */
    byte[] read(int count) throws IOException {
        byte[] value = new byte[count];
        if (count <= WINDOW) {
            peek(count).get(value);
        } else {
            bytes.readFully(position, value, 0, count);
        }
        position += count;
        return value;
    }
}
