package org.niffler.dicom.file;

import java.util.List;

/**
 * Where the pixel data of an instance lies: positions only, in bytes from the start of what
 * {@link DicomInstance#openPixelBytes()} opens. Nothing of it has been read.
 */
public sealed interface PixelData {

    /**
     * No Pixel Data (7FE0,0010).
     *
     * @param instead the keyword of the element that stands in its place, {@code FloatPixelData} or
     *     {@code DoubleFloatPixelData}; empty if there is none
     */
    record Absent(String instead) implements PixelData {}

    /**
     * Uncompressed pixel data in native format (PS3.5 8.1.1).
     *
     * @param length how many bytes of it the file has
     * @param declaredLength how many bytes it says it has; more than {@code length} if the file was cut
     * @param vr its value representation, {@code OB}, {@code OW} or {@code UN}
     * @param bigEndian whether its words have their high byte first
     */
    record Native(long position, long length, long declaredLength, String vr, boolean bigEndian) implements PixelData {}

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
