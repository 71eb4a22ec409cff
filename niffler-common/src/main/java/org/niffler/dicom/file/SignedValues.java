package org.niffler.dicom.file;

import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.niffler.dicom.DataSet;

/**
 * Gives the value representation SS to the values for which PS3.6 allows US or SS, as the pixels decide: an implicit VR data
 * set does not say it, and the dictionary that it was read with takes US.
 */
final class SignedValues {

    private SignedValues() {}

    static DataSet of(DataSet dataSet) {
        Attributes attributes = new Attributes(dataSet.unwrap());
        if (attributes.getInt(Tag.PixelRepresentation, 0) != 1) {
            return dataSet;
        }
        for (int tag : attributes.tags()) {
            if (isSignedAsPixels(tag) && attributes.getVR(tag) == VR.US) {
                attributes.setBytes(tag, VR.SS, attributes.getSafeBytes(tag));
            }
        }
        return DataSet.wrap(attributes);
    }

    private static boolean isSignedAsPixels(int tag) {
        return switch (tag) {
            case Tag.SmallestImagePixelValue,
                    Tag.LargestImagePixelValue,
                    Tag.SmallestPixelValueInSeries,
                    Tag.LargestPixelValueInSeries,
                    Tag.SmallestImagePixelValueInPlane,
                    Tag.LargestImagePixelValueInPlane,
                    Tag.PixelPaddingValue,
                    Tag.PixelPaddingRangeLimit -> true;
            default -> false;
        };
    }
}
