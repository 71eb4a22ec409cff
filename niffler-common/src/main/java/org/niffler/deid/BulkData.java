package org.niffler.deid;

import java.util.Set;
import org.niffler.dicom.DicomTag;

/** Binary values that make the picture: pixels and the tables that they are looked up in. They stay in objects. */
final class BulkData {

    private static final Set<DicomTag> TAGS = Set.of(
            new DicomTag(0x00281201), // palette: red, green, blue, alpha
            new DicomTag(0x00281202),
            new DicomTag(0x00281203),
            new DicomTag(0x00281204),
            new DicomTag(0x00281221), // segmented palette: red, green, blue, alpha
            new DicomTag(0x00281222),
            new DicomTag(0x00281223),
            new DicomTag(0x00281224),
            new DicomTag(0x00283006), // LUT Data
            new DicomTag(0x7FE00001), // Extended Offset Table and its lengths
            new DicomTag(0x7FE00002),
            new DicomTag(0x7FE00008), // Pixel Data: float, double, integer
            new DicomTag(0x7FE00009),
            new DicomTag(0x7FE00010));

    private BulkData() {}

    static boolean isPartOfThePicture(DicomTag tag) {
        return TAGS.contains(tag);
    }
}
