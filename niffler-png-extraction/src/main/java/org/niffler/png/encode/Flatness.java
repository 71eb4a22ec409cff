package org.niffler.png.encode;

import java.util.Arrays;
import org.niffler.png.image.Picture;

/** How much of a picture is one colour next to itself: background, masks, drawings, text. */
final class Flatness {

    private static final int ROWS_APART = 8;

    private Flatness() {}

    /** The part of the pixels that are as the one to the left, 0 to 1, from one row in eight. */
    static double of(Picture picture) {
        byte[] data = picture.data();
        int pixel = (picture.colour() ? 3 : 1) * picture.bitDepth() / 8;
        long equal = 0;
        long compared = 0;
        for (int row = 0; row < picture.rows(); row += ROWS_APART) {
            int first = row * picture.stride();
            int end = first + picture.stride();
            for (int at = first + pixel; at < end; at += pixel) {
                equal += Arrays.equals(data, at, at + pixel, data, at - pixel, at) ? 1 : 0;
            }
            compared += picture.columns() - 1;
        }
        return compared == 0 ? 1 : (double) equal / compared;
    }
}
