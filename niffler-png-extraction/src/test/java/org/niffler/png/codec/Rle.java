package org.niffler.png.codec;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Packs frames by RLE (PS3.5 G.3), with literal and repeated runs. */
final class Rle {

    private Rle() {}

    /** @param segments the bytes of each segment, unpacked */
    static byte[] frame(byte[]... segments) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        ByteBuffer header =
                ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putInt(segments.length);
        for (byte[] segment : segments) {
            header.putInt(64 + body.size());
            body.writeBytes(packed(segment));
        }
        return ByteBuffer.allocate(64 + body.size())
                .put(header.array())
                .put(body.toByteArray())
                .array();
    }

    private static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        int at = 0;
        while (at < bytes.length) {
            int run = 1;
            while (run < 128 && at + run < bytes.length && bytes[at + run] == bytes[at]) {
                run++;
            }
            if (run > 1) {
                packed.write(257 - run);
            } else {
                packed.write(0);
            }
            packed.write(bytes[at]);
            at += run;
        }
        packed.write(128); // no operation
        if (packed.size() % 2 == 1) {
            packed.write(0);
        }
        return packed.toByteArray();
    }
}
