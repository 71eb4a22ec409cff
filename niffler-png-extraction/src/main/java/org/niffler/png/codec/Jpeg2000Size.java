package org.niffler.png.codec;

import java.nio.ByteBuffer;
import org.niffler.png.image.ImagePixel;

/**
 * Corrects the size in the SIZ segment of a JPEG 2000 codestream (ISO/IEC 15444-1 A.5.1) where it is impossible and the
 * rest says what it must have been: the image has one tile, which lies at its origin, and the tile is as large as the
 * data set says that the image is. Everything behind SIZ is decoded by the size of the tile, so that nothing is guessed.
 */
final class Jpeg2000Size {

    private static final int SOC_AND_SIZ = 0xFF4FFF51;
    private static final int END = 40; // of the eight numbers
    private static final int COLUMNS = 8;
    private static final int ROWS = 12;
    private static final int ORIGIN = 16; // of the image, across and down
    private static final int TILE_COLUMNS = 24;
    private static final int TILE_ROWS = 28;
    private static final int TILE_ORIGIN = 32;

    private Jpeg2000Size() {}

    /** The codestream, or a corrected copy; that it has one tile only is left to {@link Jpeg2000HeaderParser}. */
    static byte[] corrected(byte[] codestream, ImagePixel image) {
        if (codestream.length < END) {
            return codestream;
        }
        ByteBuffer bytes = ByteBuffer.wrap(codestream);
        boolean impossible = isImpossible(bytes.getInt(COLUMNS)) || isImpossible(bytes.getInt(ROWS));
        boolean atOrigin = bytes.getLong(ORIGIN) == 0 && bytes.getLong(TILE_ORIGIN) == 0;
        boolean tileIsImage = bytes.getInt(TILE_COLUMNS) == image.columns() && bytes.getInt(TILE_ROWS) == image.rows();
        if (bytes.getInt(0) != SOC_AND_SIZ || !impossible || !atOrigin || !tileIsImage) {
            return codestream;
        }
        ByteBuffer copy = ByteBuffer.wrap(codestream.clone());
        return copy.putInt(COLUMNS, image.columns()).putInt(ROWS, image.rows()).array();
    }

    /** No image in DICOM is longer than Rows and Columns can say (PS3.5 6.2, US). */
    private static boolean isImpossible(int length) {
        return length < 1 || length > 0xFFFF;
    }
}
