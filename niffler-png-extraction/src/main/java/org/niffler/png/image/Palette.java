package org.niffler.png.image;

import java.util.EnumMap;
import java.util.Map;
import org.niffler.dicom.DataSet;

/** The three tables of a PALETTE COLOR image (PS3.3 C.7.6.3.1.5, C.7.6.3.1.6, C.7.9). */
record Palette(LookupTable red, LookupTable green, LookupTable blue) {

    private static final int BYTE = 255;

    /**
     * @param signedInput stored values can be negative
     * @throws UnusableImageException if a table is missing or bad
     */
    static Palette of(DataSet dataSet, boolean signedInput) throws UnusableImageException {
        Map<PaletteTag, LookupTable> tables = new EnumMap<>(PaletteTag.class);
        for (PaletteTag tag : PaletteTag.values()) {
            tables.put(tag, table(dataSet, tag, signedInput));
        }
        return new Palette(tables.get(PaletteTag.RED), tables.get(PaletteTag.GREEN), tables.get(PaletteTag.BLUE));
    }

    /**
     * The palette with entries of as many bits as a picture's samples: 8 if no entry needs more (many writers put 8-bit
     * colours, unscaled, into entries that they declare to have 16), else those of the argument.
     */
    Palette scaled(int bitDepth) {
        int largest = Math.max(red.largestEntry(), Math.max(green.largestEntry(), blue.largestEntry()));
        if (largest <= BYTE) {
            return new Palette(withBits(red, 8), withBits(green, 8), withBits(blue, 8));
        }
        // Where an entry does not fit the bits that are declared, the declaration is wrong, not the colours.
        int declared = Math.max(red.fullRange(), Math.max(green.fullRange(), blue.fullRange()));
        int from = largest > declared ? 65535 : declared;
        return new Palette(scaled(red, from, bitDepth), scaled(green, from, bitDepth), scaled(blue, from, bitDepth));
    }

    private static LookupTable table(DataSet dataSet, PaletteTag tag, boolean signedInput)
            throws UnusableImageException {
        if (dataSet.contains(tag.data()) || !dataSet.contains(tag.segmentedData())) {
            return LookupTable.of(dataSet, tag.descriptor(), tag.data(), signedInput);
        }
        LutDescriptor descriptor = LutDescriptor.of(dataSet, tag.descriptor(), signedInput);
        LutBytes segments = LutBytes.of(dataSet, tag.segmentedData());
        int[] entries =
                SegmentedData.expand(segments, descriptor, tag.segmentedData().keyword());
        return new LookupTable(descriptor.first(), descriptor.bits(), entries);
    }

    private static LookupTable withBits(LookupTable table, int bits) {
        return new LookupTable(table.first(), bits, table.entries());
    }

    private static LookupTable scaled(LookupTable table, long from, int bitDepth) {
        long to = (1L << bitDepth) - 1;
        int[] entries = new int[table.entries().length];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = (int) ((2 * table.entries()[i] * to + from) / (2 * from));
        }
        return new LookupTable(table.first(), bitDepth, entries);
    }
}
