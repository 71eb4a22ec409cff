package org.niffler.progress;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file of lines from its beginning, once, and finds where its whole lines end. */
final class LineScan {

    /** What a scan found: the bytes of the whole lines, and those of a torn last line behind them. */
    record Ends(long lines, long wholeBytes, long tornBytes) {}

    private static final int BLOCK = 1 << 20;

    private final LineVisitor visitor;
    private final ByteArrayOutputStream carried = new ByteArrayOutputStream();
    private long lines;
    private long lineStart;

    private LineScan(LineVisitor visitor) {
        this.visitor = visitor;
    }

    static Ends of(Path file, LineVisitor visitor) throws IOException {
        LineScan scan = new LineScan(visitor);
        byte[] buffer = new byte[BLOCK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int length = in.read(buffer); length > 0; length = in.read(buffer)) {
                scan.block(buffer, length);
            }
        }
        return new Ends(scan.lines, scan.lineStart, scan.carried.size());
    }

    private void block(byte[] buffer, int length) throws IOException {
        int start = 0;
        for (int i = 0; i < length; i++) {
            if (buffer[i] == '\n') {
                if (carried.size() == 0) {
                    line(buffer, start, i - start);
                } else {
                    carried.write(buffer, start, i - start);
                    line(carried.toByteArray(), 0, carried.size());
                    carried.reset();
                }
                start = i + 1;
            }
        }
        carried.write(buffer, start, length - start);
        if (lines == 0) {
            // Perhaps not to be read on: some large other file.
            visitor.noLineYet(carried.size());
        }
    }

    private void line(byte[] bytes, int offset, int length) throws IOException {
        lines++;
        visitor.line(bytes, offset, length, lineStart);
        lineStart += length + 1L;
    }
}
