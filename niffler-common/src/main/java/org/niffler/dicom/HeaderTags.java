package org.niffler.dicom;

/** Which tags a document can be made of, and a filter look at. */
public final class HeaderTags {

    /** Command elements and file meta information stand in messages and files, but not in data sets (PS3.5 7.1). */
    private static final int FIRST_GROUP = 0x0008;

    /** Pixel data, and what a data set has behind it. */
    private static final int PIXEL_DATA_GROUP = 0x7FE0;

    private HeaderTags() {}

    public static boolean isKept(DicomTag tag) {
        int group = tag.value() >>> 16;
        return group >= FIRST_GROUP && group < PIXEL_DATA_GROUP && (tag.value() & 0xFFFF) != 0;
    }

    /** What to say of a tag that is not kept. */
    public static String whyNot(DicomTag tag) {
        int group = tag.value() >>> 16;
        if (group >= PIXEL_DATA_GROUP) {
            return "is the image itself or stands behind it, and is not read";
        }
        return group < FIRST_GROUP
                ? "is no element of a data set, but of a message or of a file's meta information"
                : "is a group length, which says nothing of the image";
    }
}
