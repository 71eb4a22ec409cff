package org.niffler.png.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.niffler.png.image.FloatFrame;
import org.niffler.png.image.ImagePixel;
import org.niffler.png.image.Photometric;

/** A frame whose floating point values lie one behind the other in bytes, little endian (IEEE 754, PS3.5 6.2 OF, OD). */
final class FloatCellFrame implements FloatFrame {

    private final ImagePixel image;
    private final ByteBuffer cells;
    private final double smallest;
    private final double largest;

    private FloatCellFrame(ImagePixel image, ByteBuffer cells, double smallest, double largest) {
        this.image = image;
        this.cells = cells;
        this.smallest = smallest;
        this.largest = largest;
    }

    static FloatCellFrame of(ImagePixel image, byte[] frame) {
        FloatCellFrame raw = new FloatCellFrame(image, ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN), 0, 0);
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < image.rows() * image.columns(); i++) {
            double value = raw.cell(i);
            if (Double.isFinite(value)) {
                smallest = Math.min(smallest, value);
                largest = Math.max(largest, value);
            }
        }
        return smallest > largest ? raw : new FloatCellFrame(image, raw.cells, smallest, largest);
    }

    @Override
    public int columns() {
        return image.columns();
    }

    @Override
    public int rows() {
        return image.rows();
    }

    @Override
    public Photometric photometric() {
        return image.photometric();
    }

    @Override
    public void readRow(int row, double[] into) {
        int first = row * columns();
        for (int x = 0; x < columns(); x++) {
            double value = cell(first + x);
            into[x] = Double.isNaN(value) ? 0 : Math.max(smallest, Math.min(largest, value));
        }
    }

    private double cell(int index) {
        return image.bitsAllocated() == Float.SIZE
                ? cells.getFloat(index * Float.BYTES)
                : cells.getDouble(index * Double.BYTES);
    }
}
