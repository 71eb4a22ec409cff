package org.niffler.png.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.niffler.png.image.ImagePixel;
import org.niffler.png.image.Photometric;
import org.niffler.png.image.StoredFrame;

/** A frame whose pixel cells lie one behind the other in bytes, little endian, the first in the lowest bits (PS3.5 8.1.1). */
final class CellFrame implements StoredFrame {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private final ImagePixel image;
    private final Photometric photometric;
    private final boolean planes;
    private final byte[] cells;
    private final SampleRule rule;

    /** @param planes whether each colour is a plane; else the samples of a pixel are side by side */
    CellFrame(ImagePixel image, Photometric photometric, boolean planes, byte[] cells) {
        this.image = image;
        this.photometric = photometric;
        this.planes = planes;
        this.cells = cells;
        this.rule = SampleRule.ofCells(image);
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
    public int samples() {
        return image.samplesPerPixel();
    }

    @Override
    public Photometric photometric() {
        return photometric;
    }

    @Override
    public void readRow(int row, int[] into) {
        int samples = samples();
        if (!planes) {
            copy((long) row * columns() * samples, columns() * samples, into, 0, 1);
            return;
        }
        long plane = (long) rows() * columns();
        for (int sample = 0; sample < samples; sample++) {
            copy(sample * plane + (long) row * columns(), columns(), into, sample, samples);
        }
    }

    private void copy(long firstCell, int count, int[] into, int offset, int step) {
        switch (image.bitsAllocated()) {
            case 8 -> {
                int at = (int) firstCell;
                for (int i = 0; i < count; i++) {
                    into[offset + i * step] = rule.apply(cells[at + i] & 0xFF);
                }
            }
            case 16 -> {
                int at = (int) (firstCell * 2);
                for (int i = 0; i < count; i++) {
                    into[offset + i * step] = (short) WORDS.get(cells, at + 2 * i);
                }
                rule.apply(into, offset, count, step);
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    into[offset + i * step] = rule.apply(cell(firstCell + i));
                }
            }
        }
    }

    private int cell(long index) {
        int bits = image.bitsAllocated();
        long first = index * bits;
        long value = 0;
        int at = (int) (first >>> 3);
        int skipped = (int) (first & 7);
        for (int filled = 0; filled < skipped + bits; filled += 8) {
            value |= (cells[at++] & 0xFFL) << filled;
        }
        return (int) (value >>> skipped);
    }
}
