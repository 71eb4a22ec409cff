package org.niffler.csv;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Physical lines of UTF-8 text, ended by LF, CRLF or CR. Lines are cut before they are decoded, so that a byte that is
 * not UTF-8 has a line number and spoils that line only.
 */
final class LineSource implements Closeable {

    /** Nothing a person would call a line is longer; more would let a file without line ends fill the memory. */
    static final int LONGEST_LINE = 1 << 20;

    private static final char REPLACEMENT = '\uFFFD';

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private final Deque<PhysicalLine> pushedBack = new ArrayDeque<>();
    private final ByteArrayOutputStream carried = new ByteArrayOutputStream();
    private int position;
    private int limit;
    private long lines;
    private boolean tooLong;
    private boolean afterCarriageReturn;

    LineSource(InputStream in) {
        this.in = in;
    }

    /** The next line, empty at the file's end. A file that ends with a line end has no further, empty line. */
    Optional<PhysicalLine> next() throws IOException {
        return pushedBack.isEmpty() ? read() : Optional.of(pushedBack.removeFirst());
    }

    /** Gives back lines, in their order, to be read again. */
    void pushBack(List<PhysicalLine> taken) {
        for (int i = taken.size() - 1; i >= 0; i--) {
            pushedBack.addFirst(taken.get(i));
        }
    }

    private Optional<PhysicalLine> read() throws IOException {
        while (fill()) {
            int start = position;
            int end = lineEnd(start);
            position = end;
            if (end < limit) {
                position++;
                afterCarriageReturn = buffer[end] == '\r';
                return Optional.of(line(start, end));
            }
            carry(start, end);
        }
        boolean unended = carried.size() > 0 || tooLong;
        return unended ? Optional.of(line(position, position)) : Optional.empty();
    }

    /** Makes bytes available, past the LF of a CRLF; false at the file's end. */
    private boolean fill() throws IOException {
        if (position == limit && !load()) {
            return false;
        }
        if (afterCarriageReturn) {
            afterCarriageReturn = false;
            if (buffer[position] == '\n') {
                position++;
                return position < limit || load();
            }
        }
        return true;
    }

    private boolean load() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(buffer));
        return limit > 0;
    }

    private int lineEnd(int from) {
        int end = from;
        while (end < limit && buffer[end] != '\n' && buffer[end] != '\r') {
            end++;
        }
        return end;
    }

    private void carry(int start, int end) {
        if (carried.size() + end - start > LONGEST_LINE) {
            tooLong = true;
            carried.reset();
        }
        if (!tooLong) {
            carried.write(buffer, start, end - start);
        }
    }

    private PhysicalLine line(int start, int end) {
        lines++;
        PhysicalLine line;
        if (tooLong) {
            line = damaged("is longer than 1 MiB, which no row is. Remove it, or end its row.");
        } else if (carried.size() == 0) {
            line = decode(buffer, start, end - start);
        } else {
            carried.write(buffer, start, end - start);
            line = decode(carried.toByteArray(), 0, carried.size());
        }
        carried.reset();
        tooLong = false;
        return line;
    }

    private PhysicalLine decode(byte[] bytes, int offset, int length) {
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0 && !isUtf8(bytes, offset, length)) {
            return damaged("is not UTF-8 text. Convert the file, for example from Windows-1252: "
                    + "iconv -f WINDOWS-1252 -t UTF-8");
        }
        if (text.indexOf('\0') >= 0) {
            return damaged("holds NUL bytes, so the file was damaged here. Take the line from a sound copy.");
        }
        return new PhysicalLine(lines, text, Optional.empty());
    }

    private PhysicalLine damaged(String why) {
        return new PhysicalLine(lines, "", Optional.of(why));
    }

    /** The replacement character may stand in the file itself, so only this strict decoder tells. */
    private static boolean isUtf8(byte[] bytes, int offset, int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, offset, length));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
