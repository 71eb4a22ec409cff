package org.niffler.dicom.file;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A folder that instances are written into, each to a path of its own: a file has its name only when it is whole. What a
 * killed run left half written is not under such a name, and is removed by the next run. For several threads at once, if no
 * two of them write the same path.
 */
public final class InstanceFolder implements Closeable {

    private static final int BUFFER_BYTES = 256 * 1024;

    private final Path root;
    private final IncomingFolder incoming;
    private final ConcurrentLinkedQueue<ByteBuffer> buffers = new ConcurrentLinkedQueue<>();

    private InstanceFolder(Path root, IncomingFolder incoming) {
        this.root = root;
        this.incoming = incoming;
    }

    /**
     * Opens the folder and makes it if it does not exist.
     *
     * @throws UnwritableFolderException if it cannot be made or written to
     */
    public static InstanceFolder open(Path root) throws IOException {
        Path absolute = root.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            return new InstanceFolder(absolute, IncomingFolder.createIn(absolute));
        } catch (IOException e) {
            throw new UnwritableFolderException(absolute, e);
        }
    }

    /** Where a file of this name is. */
    public Path resolve(String relative) {
        Path path = root.resolve(relative).normalize();
        if (!path.startsWith(root) || path.equals(root)) {
            throw new IllegalArgumentException("not within the folder");
        }
        return path;
    }

    /**
     * Writes a file, with the folders above it; one that is there is replaced. It survives a power failure from here on.
     *
     * @throws UnwritableFolderException if the folder or its disk fails
     * @throws IOException if the instance cannot be read or encoded
     */
    public void write(String relative, InstanceEncoder instance) throws IOException {
        Path target = resolve(relative);
        ByteBuffer buffer = borrowBuffer();
        try (PartFile part = begin(buffer)) {
            instance.writeTo(new Blaming(part));
            complete(part, target);
        } finally {
            buffers.add(buffer);
        }
    }

    private PartFile begin(ByteBuffer buffer) throws IOException {
        try {
            return new PartFile(incoming.next(), buffer);
        } catch (IOException e) {
            throw new UnwritableFolderException(root, e);
        }
    }

    private void complete(PartFile part, Path target) throws IOException {
        try {
            part.finish(true);
            Files.createDirectories(target.getParent());
            Files.move(part.path(), target, StandardCopyOption.ATOMIC_MOVE);
            part.moved();
        } catch (IOException e) {
            throw new UnwritableFolderException(root, e);
        }
    }

    /**
     * Whether the file that is there has the very bytes of this instance.
     *
     * @throws IOException if one of them cannot be read
     */
    public boolean holds(String relative, InstanceEncoder instance) throws IOException {
        try (InputStream there = new BufferedInputStream(Files.newInputStream(resolve(relative)), BUFFER_BYTES)) {
            Comparison comparison = new Comparison(there);
            instance.writeTo(comparison);
            return comparison.same && there.read() < 0;
        }
    }

    private ByteBuffer borrowBuffer() {
        ByteBuffer buffer = buffers.poll();
        return buffer != null ? buffer : ByteBuffer.allocateDirect(BUFFER_BYTES);
    }

    /** Call when nothing is written any more. */
    @Override
    public void close() throws IOException {
        incoming.close();
    }

    /** Tells a failure of what is written to from one of what is read. */
    private final class Blaming extends OutputStream {

        private final OutputStream out;

        Blaming(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            try {
                out.write(source, offset, length);
            } catch (IOException e) {
                throw new UnwritableFolderException(root, e);
            }
        }
    }

    /** Compares what is written to it with what is there. */
    private static final class Comparison extends OutputStream {

        private final InputStream there;
        private boolean same = true;

        Comparison(InputStream there) {
            this.there = there;
        }

        @Override
        public void write(int b) throws IOException {
            same = same && there.read() == (b & 0xFF);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            if (same) {
                byte[] expected = there.readNBytes(length);
                same = expected.length == length && Arrays.equals(expected, 0, length, source, offset, offset + length);
            }
        }
    }
}
