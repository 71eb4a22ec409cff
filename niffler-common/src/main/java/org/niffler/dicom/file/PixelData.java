package org.niffler.dicom.file;

import java.util.List;

/**
 * Where the pixel data of an instance lies: positions only, in bytes from the start of what
 * {@link DicomInstance#openPixelBytes()} opens. Nothing of it has been read.
 */
public sealed interface PixelData {

    /** Neither Pixel Data (7FE0,0010) nor, in its place, Float (7FE0,0008) or Double Float Pixel Data (7FE0,0009). */
    record Absent() implements PixelData {}

    /**
     * Uncompressed pixel data in native format (PS3.5 8.1.1).
     *
     * @param length how many bytes of it the file has
     * @param declaredLength how many bytes it says it has; more than {@code length} if the file was cut
     * @param vr {@code OF} of Float Pixel Data and {@code OD} of Double Float Pixel Data, and only of these; else the value
     *     representation that Pixel Data is written with, {@code OB}, {@code OW} or {@code UN}
     * @param bigEndian whether its words have their high byte first
     */
    record Native(long position, long length, long declaredLength, String vr, boolean bigEndian) implements PixelData {

        /** The bits of a floating point value (PS3.5 6.2), 32 or 64; 0 if the values are integers. */
        public int floatingPointBits() {
            return switch (vr) {
                case "OF" -> Float.SIZE;
                case "OD" -> Double.SIZE;
                default -> 0;
            };
        }
    }

    /**
     * Pixel data in encapsulated format (PS3.5 A.4).
     *
     * @param fragments in their order, without the basic offset table
     * @param basicOffsets the values of the basic offset table, from the first byte of the first fragment's item tag; empty
     *     if the table is
     * @param extendedOffsets the values of Extended Offset Table (7FE0,0001), from the same byte; empty if absent
     * @param extendedLengths the values of Extended Offset Table Lengths (7FE0,0002); empty if absent
     */
    record Encapsulated(
            List<Fragment> fragments, List<Long> basicOffsets, List<Long> extendedOffsets, List<Long> extendedLengths)
            implements PixelData {

        public Encapsulated {
            fragments = List.copyOf(fragments);
            basicOffsets = List.copyOf(basicOffsets);
            extendedOffsets = List.copyOf(extendedOffsets);
            extendedLengths = List.copyOf(extendedLengths);
        }
    }

    /**
     * One fragment.
     *
     * @param position of its first byte, behind the header of its item, which has 8 bytes
     * @param length how many bytes of it the file has
     * @param declaredLength how many bytes it says it has; more than {@code length} if the file was cut
     */
    record Fragment(long position, long length, long declaredLength) {

        public boolean isWhole() {
            return length == declaredLength;
        }
    }
}
