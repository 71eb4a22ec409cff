package org.niffler.meta.state;

import java.io.IOException;
import java.nio.file.Path;
import org.niffler.progress.LineLog;
import org.niffler.progress.LineVisitor;

/** Where the last append of a file of the queue ends that was written whole. */
final class WholeAppends implements LineVisitor {

    private long read;
    private long lines;
    private long bytes;

    private WholeAppends() {}

    static WholeAppends of(Path file) throws IOException {
        WholeAppends whole = new WholeAppends();
        LineLog.read(file, whole);
        return whole;
    }

    @Override
    public void line(byte[] line, int offset, int length, long at) {
        read++;
        if (!hasMore(line, offset, length)) {
            lines = read;
            bytes = at + length + 1;
        }
    }

    private static boolean hasMore(byte[] line, int offset, int length) {
        try {
            return QueueFormat.line(line, offset, length).more();
        } catch (DamagedLineException e) {
            // Nobody knows; what stands before it is kept.
            return false;
        }
    }

    long lines() {
        return lines;
    }

    long bytes() {
        return bytes;
    }
}
