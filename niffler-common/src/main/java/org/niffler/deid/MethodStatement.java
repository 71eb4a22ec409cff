package org.niffler.deid;

import java.util.ArrayList;
import java.util.List;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

/** Says in the data set itself what was done to it (PS3.15 E.1.1, PS3.3 C.7.1.1 and C.12.1.1). */
final class MethodStatement {

    static final DicomTag PATIENT_IDENTITY_REMOVED = new DicomTag(0x00120062);
    static final DicomTag METHOD = new DicomTag(0x00120063);
    static final DicomTag METHOD_CODES = new DicomTag(0x00120064);
    static final DicomTag DATES_MODIFIED = new DicomTag(0x00280303);

    static final String CLEAN_PIXEL_DATA = "113101";

    private static final DicomTag BURNED_IN_ANNOTATION = new DicomTag(0x00280301);
    private static final DicomTag CODE_VALUE = new DicomTag(0x00080100);
    private static final DicomTag CODING_SCHEME = new DicomTag(0x00080102);
    private static final DicomTag CODE_MEANING = new DicomTag(0x00080104);

    private static final String TEXT = "DICOM PS3.15 2024b Basic Application Confidentiality Profile";

    private final String dates;
    private final List<DataSet> codes;

    MethodStatement(DeidentificationPolicy policy) {
        this.codes = codes(policy);
        this.dates = switch (policy.dates()) {
            case NONE -> "REMOVED";
            case FULL -> "UNMODIFIED";
            case SHIFTED -> "MODIFIED";
        };
    }

    void addTo(DataSet.Builder builder) {
        addTo(builder, codes);
    }

    /** The same for an image in whose pixels text was covered (PS3.15 E.3.1). */
    void addCleanedTo(DataSet.Builder builder) {
        List<DataSet> withPixels = new ArrayList<>(codes);
        withPixels.add(1, code(CLEAN_PIXEL_DATA, "Clean Pixel Data Option"));
        addTo(builder, withPixels);
        builder.put(BURNED_IN_ANNOTATION, "NO");
    }

    private void addTo(DataSet.Builder builder, List<DataSet> methodCodes) {
        builder.put(PATIENT_IDENTITY_REMOVED, "YES")
                .put(METHOD, TEXT)
                .putItems(METHOD_CODES, methodCodes)
                .put(DATES_MODIFIED, dates);
    }

    /** PS3.16 CID 7050. */
    private static List<DataSet> codes(DeidentificationPolicy policy) {
        List<DataSet> codes = new ArrayList<>();
        codes.add(code("113100", "Basic Application Confidentiality Profile"));
        switch (policy.dates()) {
            case NONE -> {}
            case FULL -> codes.add(code("113106", "Retain Longitudinal Temporal Information Full Dates Option"));
            case SHIFTED -> codes.add(code("113107", "Retain Longitudinal Temporal Information Modified Dates Option"));
        }
        if (policy.retainPatientCharacteristics()) {
            codes.add(code("113108", "Retain Patient Characteristics Option"));
        }
        if (policy.retainDeviceIdentity()) {
            codes.add(code("113109", "Retain Device Identity Option"));
        }
        if (policy.retainUids()) {
            codes.add(code("113110", "Retain UIDs Option"));
        }
        if (policy.retainSafePrivate()) {
            codes.add(code("113111", "Retain Safe Private Option"));
        }
        if (policy.retainInstitutionIdentity()) {
            codes.add(code("113112", "Retain Institution Identity Option"));
        }
        return List.copyOf(codes);
    }

    private static DataSet code(String value, String meaning) {
        return DataSet.builder()
                .put(CODE_VALUE, value)
                .put(CODING_SCHEME, "DCM")
                .put(CODE_MEANING, meaning)
                .build();
    }
}
