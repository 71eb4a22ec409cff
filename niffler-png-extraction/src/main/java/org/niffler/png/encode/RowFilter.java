package org.niffler.png.encode;

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
            int pixel = rows.pixelBytes();
            for (int i = 0; i < rows.stride(); i++) {
                filtered[1 + i] = (byte) (current[pixel + i] - current[i]);
            }
        }
    },

    /** The difference from the pixel above. */
    UP(2) {
        @Override
        void apply(Rows rows, byte[] filtered) {
            byte[] current = rows.current();
            byte[] above = rows.above();
            int pixel = rows.pixelBytes();
            for (int i = 0; i < rows.stride(); i++) {
                filtered[1 + i] = (byte) (current[pixel + i] - above[pixel + i]);
            }
        }
    };

    private final byte type;

    RowFilter(int type) {
        this.type = (byte) type;
    }

    /** The filter type that a row begins with. */
    byte type() {
        return type;
    }

    /** Fills {@code filtered} behind its first byte, which is for the filter type. */
    abstract void apply(Rows rows, byte[] filtered);
}
