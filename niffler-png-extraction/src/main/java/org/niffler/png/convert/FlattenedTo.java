package org.niffler.png.convert;

/** How deep the folders of the pictures are (FlattenedToLevel). */
public enum FlattenedTo {

    /** A folder for each patient. */
    PATIENT,

    /** In it a folder for each study. */
    STUDY,

    /** In that a folder for each series. */
    SERIES
}
