package org.niffler.deid;

import java.util.Set;
import org.niffler.dicom.DicomTag;

/**
 * A row of PS3.15 Table E.1-1.
 *
 * @param mask which bits of a tag count; not all of them in a repeating group
 * @param tag what those bits are
 * @param kept the options that keep the attribute (action K)
 * @param cleaned the options that ask to clean it (action C)
 */
record ProfileEntry(
        int mask, int tag, String keyword, BasicAction basic, Set<ProfileOption> kept, Set<ProfileOption> cleaned) {

    ProfileEntry {
        kept = Set.copyOf(kept);
        cleaned = Set.copyOf(cleaned);
    }

    boolean matches(DicomTag candidate) {
        return (candidate.value() & mask) == tag;
    }

    boolean isRepeating() {
        return mask != -1;
    }

    /** Whether it is a date or time that the Retain Longitudinal Temporal Information options are about. */
    boolean isTemporal() {
        return kept.contains(ProfileOption.RETAIN_FULL_DATES);
    }
}
