package org.niffler.progress;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;

/**
 * The bytes of a pickle, with a look ahead that keeps a length field from claiming memory. Unlike other streams it
 * throws {@link EOFException} at the end, because a pickle says itself where it ends.
 */
final class PickleInput extends InputStream {

    /** Far longer than any key; PS3.5 table 6.2-1 allows 64 characters for a PatientID and for a UID. */
    static final int LONGEST_TEXT = 64 * 1024;

    private final InputStream in;
    private long position;

    /** @param in must support marks */
    PickleInput(InputStream in) {
        this.in = in;
    }

    /** How many bytes were read. */
    long position() {
        return position;
    }

    @Override
    public int read() throws IOException {
        int next = next();
        position++;
        return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = in.read(target, offset, length);
        if (count < 0) {
            throw new EOFException();
        }
        position += count;
        return count;
    }

    /** The byte that comes next, left unread; negative at the end. */
    int peek() throws IOException {
        in.mark(1);
        int next = in.read();
        in.reset();
        return next;
    }

    /**
     * Looks at the length that comes next, little-endian, and leaves it unread.
     *
     * @throws InvalidObjectException if it is longer than a key can be
     */
    void checkLength(int fieldWidth) throws IOException {
        in.mark(fieldWidth);
        long length = 0;
        for (int shift = 0; shift < fieldWidth * Byte.SIZE; shift += Byte.SIZE) {
            length |= (long) next() << shift;
        }
        in.reset();
        if (Long.compareUnsigned(length, LONGEST_TEXT) > 0) {
            throw tooLong();
        }
    }

    /**
     * Looks at the line that comes next and leaves it unread.
     *
     * @throws InvalidObjectException if it is longer than a key can be
     */
    void checkLine() throws IOException {
        in.mark(LONGEST_TEXT + 1);
        for (int length = 0; length <= LONGEST_TEXT; length++) {
            if (next() == '\n') {
                in.reset();
                return;
            }
        }
        throw tooLong();
    }

    private int next() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException();
        }
        return next;
    }

    private InvalidObjectException tooLong() {
        return new InvalidObjectException(
                "at byte " + position + " it has a text of more than " + LONGEST_TEXT + " bytes, which is no key");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
