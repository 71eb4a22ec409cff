package org.niffler.png.encode;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Writes the chunks of a PNG (ISO/IEC 15948 5.3): length, type, data, checksum of type and data. */
final class ChunkWriter {

    private final OutputStream out;

    ChunkWriter(OutputStream out) {
        this.out = out;
    }

    void write(String type, byte[] data, int length) throws IOException {
        byte[] typeBytes = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(typeBytes);
        checksum.update(data, 0, length);
        out.write(bytes(length));
        out.write(typeBytes);
        out.write(data, 0, length);
        out.write(bytes((int) checksum.getValue()));
    }

    void write(String type, byte[] data) throws IOException {
        write(type, data, data.length);
    }

    private static byte[] bytes(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }
}
