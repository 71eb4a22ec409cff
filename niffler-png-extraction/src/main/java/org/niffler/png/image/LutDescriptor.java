package org.niffler.png.image;

import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

/**
 * The three values of a LUT descriptor (PS3.3 C.11.1.1, C.11.2.1.1, C.7.6.3.1.5).
 *
 * @param entries how many entries the table has, 1 to 65536
 * @param first the input value that the first entry is for
 * @param bits how many bits of an entry count, 8 to 16
 */
record LutDescriptor(int entries, int first, int bits) {

    private static final int VALUES = 3;

    /** @param signedInput the table's input values can be negative; decides where the value representation does not */
    static LutDescriptor of(DataSet dataSet, DicomTag tag, boolean signedInput) throws UnusableImageException {
        LutBytes values = LutBytes.of(dataSet, tag);
        if (values.words() != VALUES) {
            throw new UnusableImageException(tag.keyword() + " has " + values.words() + " values instead of 3");
        }
        // 0 stands for 2^16, which does not fit the 16 bits of the value.
        int entries = values.word(0) == 0 ? 1 << 16 : values.word(0);
        int bits = values.word(2);
        if (bits < 8 || bits > 16) {
            throw new UnusableImageException(tag.keyword() + " has " + bits + " bits an entry instead of 8 to 16");
        }
        // Implicit VR does not tell US from SS.
        boolean signed = signedInput || vrIsSigned(dataSet, tag);
        return new LutDescriptor(entries, signed ? (short) values.word(1) : values.word(1), bits);
    }

    private static boolean vrIsSigned(DataSet dataSet, DicomTag tag) {
        return dataSet.elements().stream()
                .anyMatch(element -> element.tag().equals(tag) && element.vr().equals("SS"));
    }
}
