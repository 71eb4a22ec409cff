package org.niffler.png.image;

import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

/**
 * A table that maps input values to entries: the first entry for {@code first} and all below, the last for its place and
 * all above (PS3.3 C.11.1.1, C.11.2.1.1, C.7.6.3.1.5).
 *
 * @param bits how many bits of an entry count; the output's full range is 2^bits - 1
 * @param entries shared, not copied: nobody changes it
 */
record LookupTable(int first, int bits, int[] entries) {

    /**
     * Reads an item of a Modality or VOI LUT Sequence.
     *
     * @param signedInput the table's input values can be negative
     * @throws UnusableImageException if data and descriptor do not agree, or an entry has more bits than the descriptor says
     */
    static LookupTable ofItem(DataSet item, boolean signedInput) throws UnusableImageException {
        LookupTable table = of(item, ImageTag.LUT_DESCRIPTOR, ImageTag.LUT_DATA, signedInput);
        if (table.largestEntry() > table.fullRange()) {
            throw new UnusableImageException("LUTData has an entry of " + table.largestEntry()
                    + ", but LUTDescriptor says " + table.bits + " bits an entry");
        }
        return table;
    }

    static LookupTable of(DataSet dataSet, DicomTag descriptorTag, DicomTag dataTag, boolean signedInput)
            throws UnusableImageException {
        LutDescriptor descriptor = LutDescriptor.of(dataSet, descriptorTag, signedInput);
        LutBytes data = LutBytes.of(dataSet, dataTag);
        int count = descriptor.entries();
        boolean words = data.words() >= count;
        if (!words && !(descriptor.bits() == 8 && data.length() >= count)) {
            throw new UnusableImageException("%s has %d bytes, too few for the %d entries of %d bits that %s says"
                    .formatted(dataTag.keyword(), data.length(), count, descriptor.bits(), descriptorTag.keyword()));
        }
        int[] entries = new int[count];
        for (int i = 0; i < count; i++) {
            // Entries of 8 bits may be packed, two a word, the first in the low byte.
            entries[i] = words ? data.word(i) : data.unsignedByte(i);
        }
        return new LookupTable(descriptor.first(), descriptor.bits(), entries);
    }

    int apply(long input) {
        return entries[(int) Math.max(0, Math.min(entries.length - 1L, input - first))];
    }

    int fullRange() {
        return (1 << bits) - 1;
    }

    int largestEntry() {
        int largest = 0;
        for (int entry : entries) {
            largest = Math.max(largest, entry);
        }
        return largest;
    }
}
