package org.niffler.png.image;

import java.util.List;
import org.niffler.dicom.DataElement;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

/** The value of a descriptor or of LUT data, in little endian whatever the file's byte order is. */
final class LutBytes {

    private final byte[] bytes;

    private LutBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws UnusableImageException if the element is absent, empty or not made of words */
    static LutBytes of(DataSet dataSet, DicomTag tag) throws UnusableImageException {
        DataElement element = dataSet.elements().stream()
                .filter(candidate -> candidate.tag().equals(tag))
                .findFirst()
                .orElseThrow(() -> missing(tag));
        byte[] bytes = element.bytes().filter(value -> value.length > 0).orElseThrow(() -> missing(tag));
        return switch (element.vr()) {
            // Bytes have no order; what is unknown is kept as it came, and that is little endian.
            case "OB", "UN" -> new LutBytes(bytes);
            case "OW", "US", "SS" -> new LutBytes(littleEndian(element, bytes.length, tag));
            default ->
                throw new UnusableImageException(
                        tag.keyword() + " has the value representation " + element.vr() + " and not US, SS, OW or OB");
        };
    }

    int length() {
        return bytes.length;
    }

    int unsignedByte(int index) {
        return bytes[index] & 0xFF;
    }

    int words() {
        return bytes.length / 2;
    }

    int word(int index) {
        return unsignedByte(2 * index) | unsignedByte(2 * index + 1) << 8;
    }

    private static byte[] littleEndian(DataElement element, int length, DicomTag tag) throws UnusableImageException {
        if (length % 2 != 0) {
            throw new UnusableImageException(tag.keyword() + " has " + length + " bytes, which are no whole words");
        }
        // As numbers, because only the data set knows its byte order.
        List<String> numbers = element.texts();
        byte[] bytes = new byte[2 * numbers.size()];
        for (int i = 0; i < numbers.size(); i++) {
            int number = Integer.parseInt(numbers.get(i));
            bytes[2 * i] = (byte) number;
            bytes[2 * i + 1] = (byte) (number >> 8);
        }
        return bytes;
    }

    private static UnusableImageException missing(DicomTag tag) {
        return new UnusableImageException(tag.keyword() + " is missing or empty");
    }
}
