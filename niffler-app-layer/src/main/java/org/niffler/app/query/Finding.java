package org.niffler.app.query;

/** What became of a document in which exams were looked for, or what of it is to be doubted. */
public enum Finding {
    /** It was looked at. */
    SEEN,
    /** It is part of an exam. */
    USED,
    /** It is of a modality that was not asked for, or tells none. */
    OTHER_MODALITY,
    /** ImageType lacks ORIGINAL: it was computed, which does not tell when the scanner was used. */
    NOT_ORIGINAL,
    /** There is no ImageType to tell it. */
    WITHOUT_IMAGE_TYPE,
    /** Its scanner is not named. */
    WITHOUT_SCANNER,
    /** It tells no time of acquisition. */
    WITHOUT_TIME,
    /** Its acquisition lies more than a day from its study's date, or before it. */
    ON_OTHER_DAY,
    /** It was acquired on one of the days, but its study has no date. */
    WITHOUT_STUDY_DATE,
    /** It is used, but nobody knows whose it is. */
    WITHOUT_PATIENT,
    /** It is used, but tells no date of acquisition: its study's is taken. */
    WITHOUT_ACQUISITION_DATE
}
