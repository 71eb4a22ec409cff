package org.niffler.workflow.process;

import java.nio.charset.StandardCharsets;

/** The last of a stream of bytes, in a ring of fixed size. */
final class Tail {

    private static final int CONTINUATION_BITS = 0b1100_0000;
    private static final int CONTINUATION = 0b1000_0000;
    private static final int LONGEST_CONTINUATION = 3;

    private final byte[] ring;
    private long total;

    Tail(int size) {
        this.ring = new byte[size];
    }

    synchronized void add(byte[] bytes, int length) {
        for (int from = Math.max(0, length - ring.length); from < length; ) {
            int at = (int) ((total + from) % ring.length);
            int count = Math.min(length - from, ring.length - at);
            System.arraycopy(bytes, from, ring, at, count);
            from += count;
        }
        total += length;
    }

    /** As UTF-8; it begins with a whole character, and what is none stands as the replacement character. */
    synchronized String text() {
        if (total <= ring.length) {
            return new String(ring, 0, (int) total, StandardCharsets.UTF_8);
        }
        int at = (int) (total % ring.length);
        byte[] bytes = new byte[ring.length];
        System.arraycopy(ring, at, bytes, 0, ring.length - at);
        System.arraycopy(ring, 0, bytes, ring.length - at, at);
        int from = 0;
        while (from < LONGEST_CONTINUATION && (bytes[from] & CONTINUATION_BITS) == CONTINUATION) {
            from++;
        }
        return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
    }
}
