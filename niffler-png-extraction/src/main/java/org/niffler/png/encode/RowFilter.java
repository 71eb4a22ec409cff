package org.niffler.png.encode;

/**
 * The filters of PNG (ISO/IEC 15948 clause 9): a row becomes the differences from its neighbours, which compress better.
 * Their ordinal is the filter type that the row begins with.
 */
enum RowFilter {
    NONE {
        @Override
        void apply(Rows rows, byte[] filtered) {
            System.arraycopy(rows.current(), rows.pixelBytes(), filtered, 1, rows.stride());
        }
    },
    SUB {
        @Override
        void apply(Rows rows, byte[] filtered) {
            byte[] current = rows.current();
            int pixel = rows.pixelBytes();
            for (int i = 0; i < rows.stride(); i++) {
                filtered[1 + i] = (byte) (current[pixel + i] - current[i]);
            }
        }
    },
    UP {
        @Override
        void apply(Rows rows, byte[] filtered) {
            byte[] current = rows.current();
            byte[] above = rows.above();
            int pixel = rows.pixelBytes();
            for (int i = 0; i < rows.stride(); i++) {
                filtered[1 + i] = (byte) (current[pixel + i] - above[pixel + i]);
            }
        }
    },
    AVERAGE {
        @Override
        void apply(Rows rows, byte[] filtered) {
            byte[] current = rows.current();
            byte[] above = rows.above();
            int pixel = rows.pixelBytes();
            for (int i = 0; i < rows.stride(); i++) {
                int mean = (current[i] & 0xFF) + (above[pixel + i] & 0xFF) >> 1;
                filtered[1 + i] = (byte) (current[pixel + i] - mean);
            }
        }
    },
    PAETH {
        @Override
        void apply(Rows rows, byte[] filtered) {
            byte[] current = rows.current();
            byte[] above = rows.above();
            int pixel = rows.pixelBytes();
            for (int i = 0; i < rows.stride(); i++) {
                int predicted = paeth(current[i] & 0xFF, above[pixel + i] & 0xFF, above[i] & 0xFF);
                filtered[1 + i] = (byte) (current[pixel + i] - predicted);
            }
        }
    };

    /** Fills {@code filtered} behind its first byte, which is for the filter type. */
    abstract void apply(Rows rows, byte[] filtered);

    /** The neighbour that is nearest to left + above - upper left (ISO/IEC 15948 9.4). */
    private static int paeth(int left, int above, int upperLeft) {
        int toLeft = Math.abs(above - upperLeft);
        int toAbove = Math.abs(left - upperLeft);
        int toUpperLeft = Math.abs(left + above - 2 * upperLeft);
        if (toLeft <= toAbove && toLeft <= toUpperLeft) {
            return left;
        }
        return toAbove <= toUpperLeft ? above : upperLeft;
    }
}
