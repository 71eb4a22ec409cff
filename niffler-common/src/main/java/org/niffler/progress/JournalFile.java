package org.niffler.progress;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The journal's bytes. Appends end in one write call; {@link #force} waits for the disk. {@link RandomAccessFile} and not
 * FileChannel, because a channel closes when a thread is interrupted during its I/O, and a cancelled worker would then
 * take the journal from all others. Appends are not thread-safe against each other, reads are.
 */
final class JournalFile implements Closeable {

    private static final int FIRST_READ = 512;

    private final RandomAccessFile writing;
    private final RandomAccessFile reading;
    private volatile long end;

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
    }

    /** Returns when everything appended before is on the disk. */
    void force() throws IOException {
        writing.getFD().sync();
    }

    /** The line that begins at an offset, without its line end. */
    byte[] lineAt(long offset) throws IOException {
        byte[] bytes = new byte[FIRST_READ];
        int length = 0;
        synchronized (reading) {
            reading.seek(offset);
            for (int read = reading.read(bytes); read > 0; read = reading.read(bytes, length, bytes.length - length)) {
                for (int i = length; i < length + read; i++) {
                    if (bytes[i] == '\n') {
                        return Arrays.copyOf(bytes, i);
                    }
                }
                length += read;
                if (length == bytes.length) {
                    bytes = Arrays.copyOf(bytes, length * 2);
                }
            }
        }
        throw new IOException("the file ends within a record");
    }

    @Override
    public void close() throws IOException {
        try (writing) {
            reading.close();
        }
    }
}
