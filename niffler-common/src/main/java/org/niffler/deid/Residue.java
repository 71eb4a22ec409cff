package org.niffler.deid;

import org.niffler.dicom.DicomTag;

/**
 * An attribute with a value that de-identification would have removed or replaced. It never has the value.
 *
 * @param tag of a private attribute without its block, which is another in each file
 */
public record Residue(Kind kind, DicomTag tag) {

    /** What is wrong with the value. */
    public enum Kind {
        /** Text or numbers that the profile removes, empties or replaces. */
        VALUE,
        /** A date or time, though the data set does not say that dates stay. */
        DATE,
        /** A UID that is neither the standard's nor a replacement. */
        UID,
        /** A private attribute that is not known to be safe. */
        PRIVATE
    }
}
