package org.niffler.progress;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * A file of lines that only grows, that several threads append to, and that a crash can shorten by its last line but
 * not spoil. What the lines say is the caller's matter, and so is the lock that keeps a second process away. Thread-safe;
 * an interrupted thread's append is carried out and the interrupt stays set.
 */
public final class LineLog implements Closeable {

    private final JournalFile file;
    private final GroupCommit commit;

    private LineLog(JournalFile file) {
        this.file = file;
        this.commit = new GroupCommit(file);
    }

    /**
     * Opens a file, or begins an empty one; reads all its lines, and cuts off a last one that a crash tore.
     *
     * @param visitor makes what is given every whole line; it may read other lines of the log meanwhile
     * @throws IOException if it cannot be read or written, or the visitor refuses it
     */
    public static LineLog open(Path file, Function<LineLog, LineVisitor> visitor) throws IOException {
        JournalFile lines = JournalFile.open(file);
        try {
            LineLog log = new LineLog(lines);
            LineScan.Ends ends = LineScan.of(file, visitor.apply(log));
            if (ends.tornBytes() > 0) {
                lines.cut(ends.wholeBytes());
            }
            return log;
        } catch (IOException | RuntimeException e) {
            lines.close();
            throw e;
        }
    }

    /**
     * Reads a file that another run may have open, up to its last whole line.
     *
     * @throws IOException if it cannot be read, or the visitor refuses it
     */
    public static void read(Path file, LineVisitor visitor) throws IOException {
        LineScan.of(file, visitor);
    }

    /**
     * Writes one or more whole lines behind all others; they are on the disk after a {@link #force} of their end. They
     * stand together, and in the order of the calls.
     *
     * @return where the first of them begins
     */
    public long write(byte[] lines) throws IOException {
        return commit.write(lines);
    }

    /**
     * Returns when everything before this place is on the disk; threads that wait at the same time share one wait.
     *
     * @throws IOException if it is not, or an earlier force failed
     */
    public void force(long end) throws IOException {
        commit.force(end);
    }

    /** The line that begins at an offset, without its line end. */
    public byte[] lineAt(long offset) throws IOException {
        return file.lineAt(offset);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
