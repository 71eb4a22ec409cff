package org.niffler.png.encode;

import org.niffler.png.image.Picture;

/**
 * The row that is being filtered and the one above, each behind as many zeros as a pixel has bytes: what lies outside of
 * the picture counts as 0 (ISO/IEC 15948 9.2).
 */
final class Rows {

    private final Picture picture;
    private final int pixelBytes;
    private byte[] current;
    private byte[] above;

    Rows(Picture picture) {
        this.picture = picture;
        this.pixelBytes = (picture.colour() ? 3 : 1) * picture.bitDepth() / 8;
        this.current = new byte[pixelBytes + picture.stride()];
        this.above = new byte[pixelBytes + picture.stride()];
    }

    /** Makes this row the current one, and what was current the one above. */
    void moveTo(int row) {
        byte[] free = above;
        above = current;
        current = free;
        System.arraycopy(picture.data(), row * picture.stride(), current, pixelBytes, picture.stride());
    }

    byte[] current() {
        return current;
    }

    byte[] above() {
        return above;
    }

    int pixelBytes() {
        return pixelBytes;
    }

    int stride() {
        return picture.stride();
    }
}
