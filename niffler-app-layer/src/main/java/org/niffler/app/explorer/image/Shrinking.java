package org.niffler.app.explorer.image;

import java.util.Arrays;
import org.niffler.png.image.Picture;

/** Makes pictures of 8 bits smaller: each pixel is the mean of the area that it takes the place of. */
final class Shrinking {

    private static final int BYTE = 0xFF;

    private final Picture picture;
    private final int samples;
    private final int columns;
    private final int rows;

    private Shrinking(Picture picture, int columns, int rows) {
        this.picture = picture;
        this.samples = picture.colour() ? 3 : 1;
        this.columns = columns;
        this.rows = rows;
    }

    /** The picture with neither side longer than {@code side}; the same if it is small enough. */
    static Picture to(int side, Picture picture) {
        int longer = Math.max(picture.columns(), picture.rows());
        if (longer <= side) {
            return picture;
        }
        return new Shrinking(picture, scaled(picture.columns(), side, longer), scaled(picture.rows(), side, longer))
                .shrink();
    }

    private static int scaled(int length, int side, int longer) {
        return Math.max(1, (int) Math.round((double) length * side / longer));
    }

    private Picture shrink() {
        byte[] data = new byte[columns * rows * samples];
        double height = (double) picture.rows() / rows;
        float[] sum = new float[columns * samples];
        for (int row = 0; row < rows; row++) {
            double top = row * height;
            double bottom = Math.min(picture.rows(), top + height);
            Arrays.fill(sum, 0);
            for (int y = (int) top; y < bottom; y++) {
                addRow(y, (float) (Math.min(bottom, y + 1) - Math.max(top, y)), sum);
            }
            float area = (float) ((bottom - top) * picture.columns() / columns);
            for (int i = 0; i < sum.length; i++) {
                data[row * sum.length + i] = (byte) Math.min(BYTE, Math.round(sum[i] / area));
            }
        }
        return new Picture(columns, rows, picture.colour(), Byte.SIZE, data);
    }

    /** Adds a row of the picture, as much of each pixel as lies in the columns of the smaller one. */
    private void addRow(int y, float share, float[] sum) {
        byte[] from = picture.data();
        int first = y * picture.stride();
        double width = (double) picture.columns() / columns;
        for (int column = 0; column < columns; column++) {
            double left = column * width;
            double right = Math.min(picture.columns(), left + width);
            for (int sample = 0; sample < samples; sample++) {
                sum[column * samples + sample] += share * part(from, first + sample, left, right);
            }
        }
    }

    private float part(byte[] from, int first, double left, double right) {
        int begin = (int) left;
        int end = (int) Math.ceil(right) - 1;
        if (begin >= end) {
            return (float) (right - left) * (from[first + begin * samples] & BYTE);
        }
        int whole = 0;
        for (int x = begin + 1; x < end; x++) {
            whole += from[first + x * samples] & BYTE;
        }
        return whole
                + (float) (begin + 1 - left) * (from[first + begin * samples] & BYTE)
                + (float) (right - end) * (from[first + end * samples] & BYTE);
    }
}
