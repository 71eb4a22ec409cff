package org.niffler.cold.request;

import org.niffler.dicom.DicomTag;

/** What a column of the CSV means. */
public sealed interface QueryAttribute {

    /** As the configuration names it. */
    String name();

    /** The element that a query matches for it. */
    DicomTag tag();

    /** An attribute of PS3.6, by its keyword. */
    record Keyword(String name, DicomTag tag) implements QueryAttribute {}

    /** A month (YYYYMM): the original's own attribute, matched as a range of Study Date. */
    record StudyMonth() implements QueryAttribute {

        public static final String NAME = "StudyMonth";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public DicomTag tag() {
            return DicomTag.STUDY_DATE;
        }
    }

    /**
     * Reads a name.
     *
     * @throws IllegalArgumentException if it is neither a keyword that C-FIND can match nor StudyMonth
     */
    static QueryAttribute parse(String name) {
        if (name.equals(StudyMonth.NAME)) {
            return new StudyMonth();
        }
        DicomTag tag = DicomTag.forKeyword(name)
                .orElseThrow(() ->
                        new IllegalArgumentException("allowed is a DICOM keyword such as PatientID, AccessionNumber,"
                                + " StudyInstanceUID or StudyDate, or StudyMonth"));
        if (AttributeLevels.isOfInstances(tag)) {
            throw new IllegalArgumentException("allowed is an attribute of patients, studies or series; " + name
                    + " is one of instances, which a query for studies cannot match");
        }
        return new Keyword(name, tag);
    }
}
