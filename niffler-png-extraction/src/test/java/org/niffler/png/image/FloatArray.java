package org.niffler.png.image;

/** A frame whose floating point values a test gives. */
record FloatArray(int columns, int rows, Photometric photometric, double... values) implements FloatFrame {

    /** One row. */
    static FloatArray of(double... values) {
        return new FloatArray(values.length, 1, Photometric.MONOCHROME2, values);
    }

    @Override
    public void readRow(int row, double[] into) {
        System.arraycopy(values, row * columns, into, 0, columns);
    }
}
