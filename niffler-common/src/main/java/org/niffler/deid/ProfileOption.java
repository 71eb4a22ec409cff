package org.niffler.deid;

/** The options of the Application Level Confidentiality Profile, in the order of the columns of PS3.15 Table E.1-1. */
enum ProfileOption {
    RETAIN_SAFE_PRIVATE,
    RETAIN_UIDS,
    RETAIN_DEVICE_IDENTITY,
    RETAIN_INSTITUTION_IDENTITY,
    RETAIN_PATIENT_CHARACTERISTICS,
    RETAIN_FULL_DATES,
    RETAIN_MODIFIED_DATES,
    CLEAN_DESCRIPTORS,
    CLEAN_STRUCTURED_CONTENT,
    CLEAN_GRAPHICS
}
