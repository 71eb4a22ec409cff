package org.niffler.deid;

import java.util.Objects;

/**
 * What is kept beyond the Basic Application Level Confidentiality Profile (PS3.15 Annex E). Each option is one of the
 * standard's and keeps what its column of Table E.1-1 marks with K; what a column marks with C (to be cleaned) is treated
 * as without the option, but for dates.
 */
public record DeidentificationPolicy(
        Output output,
        Dates dates,
        boolean retainPatientCharacteristics,
        boolean retainDeviceIdentity,
        boolean retainInstitutionIdentity,
        boolean retainUids,
        boolean retainSafePrivate) {

    /** What becomes of dates and times (PS3.15 E.3.6). */
    public enum Dates {
        /** They are removed, emptied or replaced by a dummy. */
        NONE,
        /** They stay as they are; birth dates and times do not. */
        FULL,
        /** They are moved back by a number of days that is the same for all of a patient; times stay. */
        SHIFTED
    }

    /** What the result is for. */
    public enum Output {
        /** Tables and documents: no pixels or other binary values, and the emptiest value where the table leaves a choice. */
        HEADERS,
        /** DICOM objects: pixels and their lookup tables stay, and a choice falls on what is valid for every type. */
        OBJECTS
    }

    public DeidentificationPolicy {
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(dates, "dates");
    }

    /** The Basic Profile without options, for headers. */
    public static DeidentificationPolicy basic() {
        return new DeidentificationPolicy(Output.HEADERS, Dates.NONE, false, false, false, false, false);
    }

    public DeidentificationPolicy withOutput(Output wanted) {
        return new DeidentificationPolicy(
                wanted,
                dates,
                retainPatientCharacteristics,
                retainDeviceIdentity,
                retainInstitutionIdentity,
                retainUids,
                retainSafePrivate);
    }

    public DeidentificationPolicy withDates(Dates wanted) {
        return new DeidentificationPolicy(
                output,
                wanted,
                retainPatientCharacteristics,
                retainDeviceIdentity,
                retainInstitutionIdentity,
                retainUids,
                retainSafePrivate);
    }

    public DeidentificationPolicy withPatientCharacteristics(boolean wanted) {
        return new DeidentificationPolicy(
                output, dates, wanted, retainDeviceIdentity, retainInstitutionIdentity, retainUids, retainSafePrivate);
    }

    public DeidentificationPolicy withDeviceIdentity(boolean wanted) {
        return new DeidentificationPolicy(
                output,
                dates,
                retainPatientCharacteristics,
                wanted,
                retainInstitutionIdentity,
                retainUids,
                retainSafePrivate);
    }

    public DeidentificationPolicy withInstitutionIdentity(boolean wanted) {
        return new DeidentificationPolicy(
                output,
                dates,
                retainPatientCharacteristics,
                retainDeviceIdentity,
                wanted,
                retainUids,
                retainSafePrivate);
    }

    public DeidentificationPolicy withUids(boolean wanted) {
        return new DeidentificationPolicy(
                output,
                dates,
                retainPatientCharacteristics,
                retainDeviceIdentity,
                retainInstitutionIdentity,
                wanted,
                retainSafePrivate);
    }

    /** Whether private attributes that are known to be safe stay (PS3.15 E.3.10). */
    public DeidentificationPolicy withSafePrivate(boolean wanted) {
        return new DeidentificationPolicy(
                output,
                dates,
                retainPatientCharacteristics,
                retainDeviceIdentity,
                retainInstitutionIdentity,
                retainUids,
                wanted);
    }

    /** Whether an option that is on keeps the attribute. Dates have rules of their own. */
    boolean keeps(ProfileEntry entry) {
        return (retainUids && entry.kept().contains(ProfileOption.RETAIN_UIDS))
                || (retainDeviceIdentity && entry.kept().contains(ProfileOption.RETAIN_DEVICE_IDENTITY))
                || (retainInstitutionIdentity && entry.kept().contains(ProfileOption.RETAIN_INSTITUTION_IDENTITY))
                || (retainPatientCharacteristics
                        && entry.kept().contains(ProfileOption.RETAIN_PATIENT_CHARACTERISTICS));
    }
}
