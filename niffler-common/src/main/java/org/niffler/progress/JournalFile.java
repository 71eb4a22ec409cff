package org.niffler.progress;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The journal's bytes. Appends end in one write call; {@link #force} waits for the disk. {@link RandomAccessFile} and not
 * FileChannel, because a channel closes when a thread is interrupted during its I/O, and a cancelled worker would then
 * take the journal from all others. Appends are not thread-safe against each other, reads are.
 */
final class JournalFile implements Closeable {

    /** Lines are mostly asked for in their order, as the rows of a CSV were that is run again: a hundred for one read. */
    private static final int BLOCK = 8 * 1024;

    private final RandomAccessFile writing;
    private final RandomAccessFile reading;
    private volatile long end;
    private byte[] block = {};
    private long blockStart;

    private JournalFile(RandomAccessFile writing, RandomAccessFile reading) throws IOException {
        this.writing = writing;
        this.reading = reading;
        this.end = writing.length();
    }

    static JournalFile open(Path file) throws IOException {
        RandomAccessFile writing = new RandomAccessFile(file.toFile(), "rw");
        try {
            return new JournalFile(writing, new RandomAccessFile(file.toFile(), "r"));
        } catch (IOException e) {
            writing.close();
            throw e;
        }
    }

    /** Where the next line will begin. */
    long end() {
        return end;
    }

    /**
     * Appends lines. If that fails half-way (a full disk), what was written is taken back, so that the next append does
     * not follow half a line.
     */
    void append(byte[] lines) throws IOException {
        try {
            writing.seek(end);
            writing.write(lines);
        } catch (IOException e) {
            cutBack(e);
            throw e;
        }
        end += lines.length;
    }

    private void cutBack(IOException cause) {
        try {
            writing.setLength(end);
        } catch (IOException e) {
            // The half line is overwritten by the next append, or cut off as a torn line at the next start.
            cause.addSuppressed(e);
        }
    }

    /** Cuts off everything from an offset on. */
    void cut(long newEnd) throws IOException {
        writing.setLength(newEnd);
        end = newEnd;
        synchronized (reading) {
            block = new byte[0];
        }
    }

    /** Returns when everything appended before is on the disk. */
    void force() throws IOException {
        writing.getFD().sync();
    }

    /** The line that begins at an offset, without its line end. */
    byte[] lineAt(long offset) throws IOException {
        synchronized (reading) {
            Optional<byte[]> line = lineInBlock(offset);
            for (int size = BLOCK; line.isEmpty(); size *= 2) {
                readBlock(offset, size);
                line = lineInBlock(offset);
                if (line.isEmpty() && block.length < size) {
                    throw new IOException("the file ends within a record");
                }
            }
            return line.get();
        }
    }

    private Optional<byte[]> lineInBlock(long offset) {
        if (offset < blockStart || offset >= blockStart + block.length) {
            return Optional.empty();
        }
        int from = (int) (offset - blockStart);
        for (int i = from; i < block.length; i++) {
            if (block[i] == '\n') {
                return Optional.of(Arrays.copyOfRange(block, from, i));
            }
        }
        return Optional.empty();
    }

    /** Not beyond the last whole line: what an append in flight has written may be taken back and come otherwise. */
    private void readBlock(long offset, int size) throws IOException {
        byte[] bytes = new byte[(int) Math.min(size, Math.max(end - offset, 0))];
        reading.seek(offset);
        int length = 0;
        for (int read = 0; read >= 0 && length < bytes.length; length += Math.max(read, 0)) {
            read = reading.read(bytes, length, bytes.length - length);
        }
        block = Arrays.copyOf(bytes, length);
        blockStart = offset;
    }

    @Override
    public void close() throws IOException {
        try (writing) {
            reading.close();
        }
    }
}
