package org.niffler.png.table;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Sorted entries in a temporary file. */
final class SortedRun {

    private static final int BUFFER = 32 * 1024;
    private static final int END = -1;

    private SortedRun() {}

    /** Writes one, closed to other users. */
    static final class Writer implements Closeable {

        private final DataOutputStream out;

        Writer(Path file) throws IOException {
            PrivateFiles.file(file);
            OutputStream bytes = Files.newOutputStream(file);
            this.out = new DataOutputStream(new BufferedOutputStream(bytes, BUFFER));
        }

        void write(SortEntry entry) throws IOException {
            out.writeInt(entry.spool());
            write(entry.place().getBytes(StandardCharsets.UTF_8));
            write(entry.line());
        }

        private void write(byte[] bytes) throws IOException {
            out.writeInt(bytes.length);
            out.write(bytes);
        }

        @Override
        public void close() throws IOException {
            try (out) {
                out.writeInt(END);
            }
        }
    }

    /** Reads one, from its beginning. */
    static final class Reader implements Closeable {

        private final DataInputStream in;

        Reader(Path file) throws IOException {
            this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
        }

        Optional<SortEntry> next() throws IOException {
            int spool = in.readInt();
            if (spool == END) {
                return Optional.empty();
            }
            String place = new String(bytes(), StandardCharsets.UTF_8);
            return Optional.of(new SortEntry(place, spool, bytes()));
        }

        private byte[] bytes() throws IOException {
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            return bytes;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
