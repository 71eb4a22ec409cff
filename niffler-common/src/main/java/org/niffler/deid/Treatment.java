package org.niffler.deid;

/** What is done to one element. */
enum Treatment {
    REMOVE,
    /** Kept without a value. */
    EMPTY,
    /** Kept with a value that says nothing. */
    DUMMY,
    REPLACE_UID,
    PATIENT_PSEUDONYM,
    /** Kept with its text, as an option asks for; values without text as {@link #BY_FORM}. */
    KEEP,
    /** Kept as far as its value cannot hold free text; the items of a sequence are treated each. */
    BY_FORM
}
