package org.niffler.png.image;

/**
 * The values of one frame of Float or Double Float Pixel Data (PS3.3 C.7.6.24, C.7.6.25), one a pixel. All are finite: what
 * is no number counts as 0, infinity as the largest, negative infinity as the smallest finite value of the frame.
 */
public non-sealed interface FloatFrame extends Frame {

    @Override
    default int samples() {
        return 1;
    }

    /**
     * Copies one row.
     *
     * @param row from 0, at the top
     */
    void readRow(int row, double[] into);
}
