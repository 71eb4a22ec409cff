package org.niffler.png.image;

/** A frame whose stored values a test gives. */
record ArrayFrame(int columns, int rows, int samples, Photometric photometric, int... values) implements StoredFrame {

    static ArrayFrame grey(int... values) {
        return of(Photometric.MONOCHROME2, values);
    }

    /** One row. */
    static ArrayFrame of(Photometric photometric, int... values) {
        int samples = photometric.isMonochrome() || photometric == Photometric.PALETTE_COLOR ? 1 : 3;
        return new ArrayFrame(values.length / samples, 1, samples, photometric, values);
    }

    @Override
    public void readRow(int row, int[] into) {
        System.arraycopy(values, row * columns * samples, into, 0, columns * samples);
    }
}
