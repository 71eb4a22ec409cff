package org.niffler.dicom.file;

import java.io.IOException;

/** The bytes of a file one by one, mostly forwards: what is near is in memory. */
final class ByteWindow {

    private static final int BYTES = 64 * 1024;

    private final FileBytes file;
    private final byte[] window = new byte[BYTES];
    private long from;
    private int length;

    ByteWindow(FileBytes file) {
        this.file = file;
    }

    int unsigned(long position) throws IOException {
        if (position < from || position >= from + length) {
            length = (int) Math.min(BYTES, file.size() - position);
            from = position;
            file.readFully(position, window, 0, length);
        }
        return window[(int) (position - from)] & 0xFF;
    }

    /** Two bytes, the high one first. */
    int unsignedShort(long position) throws IOException {
        return unsigned(position) << Byte.SIZE | unsigned(position + 1);
    }

    boolean startsWith(long position, byte[] start) throws IOException {
        for (int i = 0; i < start.length; i++) {
            if (unsigned(position + i) != (start[i] & 0xFF)) {
                return false;
            }
        }
        return true;
    }
}
