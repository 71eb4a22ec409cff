package org.niffler.png.encode;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import org.niffler.png.image.Picture;

/**
 * Writes a picture as PNG: header, one text chunk with the name of the software, data, end; the same picture always gives
 * the same bytes. May be shared by threads.
 */
public final class PngEncoder {

    private static final byte GREY = 0;
    private static final byte TRUECOLOUR = 2;
    private static final int CHUNK = 1 << 16;
    private static final double FLAT = 0.5;

    private final PngOptions options;

    public PngEncoder(PngOptions options) {
        this.options = options;
    }

    /**
     * Writes to the stream, which it neither flushes nor closes, in pieces of up to 64 KB.
     *
     * @throws IllegalArgumentException if the picture has no pixels, which no PNG can say
     * @throws IOException if the stream fails
     */
    public void write(Picture picture, OutputStream out) throws IOException {
        if (picture.columns() < 1 || picture.rows() < 1) {
            throw new IllegalArgumentException(
                    "a PNG has pixels, but the picture is " + picture.columns() + " x " + picture.rows());
        }
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        ChunkWriter chunks = new ChunkWriter(out);
        chunks.write("IHDR", header(picture));
        chunks.write("tEXt", ("Software\0" + options.software()).getBytes(StandardCharsets.ISO_8859_1));
        writeData(picture, chunks);
        chunks.write("IEND", new byte[0]);
    }

    private static byte[] header(Picture picture) {
        return ByteBuffer.allocate(13)
                .putInt(picture.columns())
                .putInt(picture.rows())
                .put((byte) picture.bitDepth())
                .put(picture.colour() ? TRUECOLOUR : GREY)
                .array();
    }

    private void writeData(Picture picture, ChunkWriter chunks) throws IOException {
        Deflater deflater = new Deflater(options.compressionLevel());
        try {
            deflater.setStrategy(strategy(picture));
            DataWriter data = new DataWriter(deflater, chunks);
            RowFilters filters = new RowFilters(new Rows(picture));
            for (int row = 0; row < picture.rows(); row++) {
                data.write(filters.filtered(row));
            }
            data.finish();
        } finally {
            // Its memory is native and not the garbage collector's.
            deflater.end();
        }
    }

    /**
     * At the fastest level no repetitions are searched for, as there are next to none in a noisy picture; in a flat one
     * they are nearly all of it. FILTERED matters from level 4 on; below, zlib makes no difference.
     */
    private int strategy(Picture picture) {
        if (options.compressionLevel() == PngOptions.FASTEST && Flatness.of(picture) < FLAT) {
            return Deflater.HUFFMAN_ONLY;
        }
        return picture.bitDepth() == 8 ? Deflater.FILTERED : Deflater.DEFAULT_STRATEGY;
    }

    /** Compresses what it is given into IDAT chunks. */
    private static final class DataWriter {

        private final Deflater deflater;
        private final ChunkWriter chunks;
        private final byte[] chunk = new byte[CHUNK];
        private int filled;

        DataWriter(Deflater deflater, ChunkWriter chunks) {
            this.deflater = deflater;
            this.chunks = chunks;
        }

        void write(byte[] data) throws IOException {
            deflater.setInput(data);
            while (!deflater.needsInput()) {
                deflate();
            }
        }

        void finish() throws IOException {
            deflater.finish();
            while (!deflater.finished()) {
                deflate();
            }
            if (filled > 0) {
                chunks.write("IDAT", chunk, filled);
            }
        }

        private void deflate() throws IOException {
            filled += deflater.deflate(chunk, filled, CHUNK - filled);
            if (filled == CHUNK) {
                chunks.write("IDAT", chunk, filled);
                filled = 0;
            }
        }
    }
}
