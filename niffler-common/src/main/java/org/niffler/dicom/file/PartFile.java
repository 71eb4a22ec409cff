package org.niffler.dicom.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that is still being written, under a temporary name. It disappears when it is closed unless {@link #moved} said
 * before that it has its final name.
 */
final class PartFile extends OutputStream {

    private final Path path;
    private final FileChannel channel;
    private final ByteBuffer buffer;
    private long bytes;
    private boolean moved;

    /** @param buffer a direct buffer, used until this file is closed */
    PartFile(Path path, ByteBuffer buffer) throws IOException {
        this.path = path;
        this.buffer = buffer.clear();
        this.channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    Path path() {
        return path;
    }

    /** How much was written so far. */
    long bytes() {
        return bytes;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        int position = offset;
        int end = offset + length;
        while (position < end) {
            if (!buffer.hasRemaining()) {
                drain();
            }
            int chunk = Math.min(end - position, buffer.remaining());
            buffer.put(source, position, chunk);
            position += chunk;
        }
        bytes += length;
    }

    /**
     * Completes the file; only moving it to its final name is left to do.
     *
     * @param force whether it must survive a power failure from here on
     */
    void finish(boolean force) throws IOException {
        drain();
        if (force) {
            channel.force(true);
        }
        channel.close();
    }

    /** It has its final name; trying to delete it would cost a system call and an exception for every instance. */
    void moved() {
        moved = true;
    }

    private void drain() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            if (!moved) {
                Files.deleteIfExists(path);
            }
        }
    }
}
