package org.niffler.png.image;

import org.niffler.dicom.DicomTag;

/** The attributes that rendering looks at. */
final class ImageTag {

    static final DicomTag WINDOW_CENTER = new DicomTag(0x00281050);
    static final DicomTag WINDOW_WIDTH = new DicomTag(0x00281051);
    static final DicomTag RESCALE_INTERCEPT = new DicomTag(0x00281052);
    static final DicomTag RESCALE_SLOPE = new DicomTag(0x00281053);
    static final DicomTag VOI_LUT_FUNCTION = new DicomTag(0x00281056);
    static final DicomTag MODALITY_LUT_SEQUENCE = new DicomTag(0x00283000);
    static final DicomTag LUT_DESCRIPTOR = new DicomTag(0x00283002);
    static final DicomTag LUT_DATA = new DicomTag(0x00283006);
    static final DicomTag VOI_LUT_SEQUENCE = new DicomTag(0x00283010);
    static final DicomTag FRAME_VOI_LUT_SEQUENCE = new DicomTag(0x00289132);
    static final DicomTag PIXEL_VALUE_TRANSFORMATION_SEQUENCE = new DicomTag(0x00289145);
    static final DicomTag PRESENTATION_LUT_SHAPE = new DicomTag(0x20500020);
    static final DicomTag SHARED_FUNCTIONAL_GROUPS_SEQUENCE = new DicomTag(0x52009229);
    static final DicomTag PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE = new DicomTag(0x52009230);

    private ImageTag() {}
}
