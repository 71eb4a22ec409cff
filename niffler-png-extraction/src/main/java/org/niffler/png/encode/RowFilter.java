package org.niffler.png.encode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Filters of PNG (ISO/IEC 15948 clause 9): a row becomes the differences from its neighbours, which compress better. Of the
 * five that there are, these two gave what the others do in a fraction of their time.
 */
enum RowFilter {
    /** The difference from the pixel to the left. */
    SUB(1) {
        @Override
        void apply(Rows rows, byte[] filtered) {
            byte[] current = rows.current();
            subtract(current, rows.pixelBytes(), current, 0, filtered, rows.stride());
        }
    },

    /** The difference from the pixel above. */
    UP(2) {
        @Override
        void apply(Rows rows, byte[] filtered) {
            int pixel = rows.pixelBytes();
            subtract(rows.current(), pixel, rows.above(), pixel, filtered, rows.stride());
        }
    };

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final byte type;

    RowFilter(int type) {
        this.type = (byte) type;
    }

    /** The filter type that a row begins with. */
    byte type() {
        return type;
    }

    /**
     * Subtracts byte by byte, modulo 256, into what is behind the first byte: eight bytes at a time, with the high bit of
     * each byte kept from borrowing from the next.
     */
    private static void subtract(byte[] from, int fromAt, byte[] what, int whatAt, byte[] into, int count) {
        int i = 0;
        for (; i + Long.BYTES <= count; i += Long.BYTES) {
            long a = (long) EIGHT_BYTES.get(from, fromAt + i);
            long b = (long) EIGHT_BYTES.get(what, whatAt + i);
            long difference = ((a | HIGH_BITS) - (b & ~HIGH_BITS)) ^ ((a ^ ~b) & HIGH_BITS);
            EIGHT_BYTES.set(into, 1 + i, difference);
        }
        for (; i < count; i++) {
            into[1 + i] = (byte) (from[fromAt + i] - what[whatAt + i]);
        }
    }

    /** Fills {@code filtered} behind its first byte, which is for the filter type. */
    abstract void apply(Rows rows, byte[] filtered);
}
