package org.niffler.dicom;

/** The levels of the query/retrieve information model (PS3.4 C.3); the names are the values of (0008,0052). */
public enum QueryRetrieveLevel {
    PATIENT,
    STUDY,
    SERIES,
    IMAGE
}
