package org.niffler.workflow.match;

import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

/** Where an instance belongs; empty is what it does not say. */
record Uids(String study, String series, String sop) {

    static final Uids NONE = new Uids("", "", "");

    static Uids of(DataSet header) {
        return new Uids(
                text(header, DicomTag.STUDY_INSTANCE_UID),
                text(header, DicomTag.SERIES_INSTANCE_UID),
                text(header, DicomTag.SOP_INSTANCE_UID));
    }

    private static String text(DataSet header, DicomTag tag) {
        try {
            return header.text(tag).orElse("").strip();
        } catch (RuntimeException e) {
            return ""; // Boundary to the toolkit, which decodes values when they are asked for.
        }
    }
}
