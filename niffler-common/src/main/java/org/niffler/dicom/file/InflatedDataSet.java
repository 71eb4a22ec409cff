package org.niffler.dicom.file;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * Inflates a deflated data set (PS3.5 A.5) into a temporary file that is gone when it is closed: memory holds no more
 * than a buffer of it, and a file made to fill the disk is refused after {@link #MAX_BYTES}.
 */
final class InflatedDataSet {

    /** 1 GiB; deflate cannot make more than a thousandth of it, so that a file of 1 MB could. */
    static final long MAX_BYTES = 1L << 30;

    /** Some writers put a zlib header before the deflated data, against PS3.5 A.5. */
    private static final int ZLIB_HEADER = 0x789C;

    private static final int BUFFER = 64 * 1024;

    private InflatedDataSet() {}

    /**
     * Inflates from this position of the file to its end. What is cut or damaged ends where the damage is.
     *
     * @param limit {@link #MAX_BYTES}, less in tests
     * @throws MalformedDataSetException if it inflates to more than that
     */
    static FileBytes open(Path file, long from, long limit) throws IOException {
        Path temporary = Files.createTempFile("niffler-inflated-", ".tmp");
        FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        try {
            inflate(file, from, channel, limit);
            return new FileBytes(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void inflate(Path file, long from, FileChannel into, long limit) throws IOException {
        try (FileChannel source = FileChannel.open(file, StandardOpenOption.READ)) {
            boolean bare = !hasZlibHeader(source, from);
            source.position(from);
            Inflater inflater = new Inflater(bare);
            try (InputStream in =
                    new InflaterInputStream(new WithExtraByte(Channels.newInputStream(source)), inflater, BUFFER)) {
                copy(in, into, limit);
            } finally {
                inflater.end();
            }
        }
    }

    private static boolean hasZlibHeader(FileChannel source, long from) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(2);
        source.read(header, from);
        return header.position() == 2 && (header.getShort(0) & 0xFFFF) == ZLIB_HEADER;
    }

    private static void copy(InputStream in, FileChannel into, long limit) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long written = 0;
        for (int count = next(in, buffer); count > 0; count = next(in, buffer)) {
            written += count;
            if (written > limit) {
                throw new MalformedDataSetException("the deflated data set inflates to more than " + limit + " bytes");
            }
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
            while (bytes.hasRemaining()) {
                into.write(bytes);
            }
        }
    }

    /** How many bytes came; none at the end, and where the deflated data is cut or damaged: the parser sees what lacks. */
    private static int next(InputStream in, byte[] buffer) throws IOException {
        try {
            return Math.max(0, in.read(buffer));
        } catch (EOFException | ZipException e) {
            return 0;
        }
    }

    /** zlib wants one byte more behind bare deflated data ({@link Inflater#Inflater(boolean)}). */
    private static final class WithExtraByte extends FilterInputStream {

        private boolean given;

        WithExtraByte(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            if (count < 0 && !given && length > 0) {
                given = true;
                into[offset] = 0;
                return 1;
            }
            return count;
        }
    }
}
