package org.niffler.dicom;

import java.util.Optional;
import org.aoju.bus.image.galaxy.data.ElementDictionary;

/**
 * The tag of a data element, group and element number in one value.
 *
 * @param value the group in the high 16 bits, the element in the low 16
 */
public record DicomTag(int value) implements Comparable<DicomTag> {

    public static final DicomTag SPECIFIC_CHARACTER_SET = new DicomTag(0x00080005);
    public static final DicomTag SOP_CLASS_UID = new DicomTag(0x00080016);
    public static final DicomTag SOP_INSTANCE_UID = new DicomTag(0x00080018);
    public static final DicomTag STUDY_DATE = new DicomTag(0x00080020);
    public static final DicomTag ACCESSION_NUMBER = new DicomTag(0x00080050);
    public static final DicomTag QUERY_RETRIEVE_LEVEL = new DicomTag(0x00080052);
    public static final DicomTag MODALITY = new DicomTag(0x00080060);
    public static final DicomTag MODALITIES_IN_STUDY = new DicomTag(0x00080061);
    public static final DicomTag SERIES_DESCRIPTION = new DicomTag(0x0008103E);
    public static final DicomTag PATIENT_ID = new DicomTag(0x00100020);
    public static final DicomTag STUDY_INSTANCE_UID = new DicomTag(0x0020000D);
    public static final DicomTag SERIES_INSTANCE_UID = new DicomTag(0x0020000E);
    public static final DicomTag INSTANCE_NUMBER = new DicomTag(0x00200013);
    public static final DicomTag NUMBER_OF_STUDY_RELATED_SERIES = new DicomTag(0x00201206);
    public static final DicomTag NUMBER_OF_STUDY_RELATED_INSTANCES = new DicomTag(0x00201208);
    public static final DicomTag NUMBER_OF_SERIES_RELATED_INSTANCES = new DicomTag(0x00201209);

    private static final int UNKNOWN_KEYWORD = -1;

    /** The tag that PS3.6 gives this keyword, for example {@code PatientID}; empty if it knows none. */
    public static Optional<DicomTag> forKeyword(String keyword) {
        int tag = ElementDictionary.getStandardElementDictionary().tagForKeyword(keyword);
        return tag == UNKNOWN_KEYWORD ? Optional.empty() : Optional.of(new DicomTag(tag));
    }

    /** The keyword of PS3.6; empty for private and unknown elements. */
    public String keyword() {
        return ElementDictionary.keywordOf(value, null);
    }

    /** Whether it is a private element: its group number is odd (PS3.5 7.8). */
    public boolean isPrivate() {
        return (value & 0x10000) != 0;
    }

    /** Whether it is the name of who owns private elements, {@code (gggg,0010-00FF)} (PS3.5 7.8.1). */
    public boolean isPrivateCreator() {
        return isPrivate() && (value & 0xFF00) == 0 && (value & 0xF0) != 0;
    }

    /** The value representation that PS3.6 gives it, {@code UN} if it knows none. */
    public String vr() {
        return ElementDictionary.vrOf(value, null).name();
    }

    /** Tags are ordered as unsigned numbers, as they stand in a data set (PS3.5 7.1). */
    @Override
    public int compareTo(DicomTag other) {
        return Integer.compareUnsigned(value, other.value);
    }

    @Override
    public String toString() {
        return String.format("(%04X,%04X)", value >>> 16, value & 0xFFFF);
    }
}
