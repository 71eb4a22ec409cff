package org.niffler.deid;

import org.niffler.dicom.DicomTag;

/**
 * Decides what is done to an attribute: what Table E.1-1 and the options say; where the table does not name it, what is
 * unknown goes and the rest is judged by the form of its values.
 */
final class Rules {

    /** Groups below are of messages, files and media (PS3.5 7.1): in a data set they are left over from one. */
    private static final int FIRST_GROUP = 0x0008;

    private final ConfidentialityProfile profile;
    private final DeidentificationPolicy policy;

    Rules(ConfidentialityProfile profile, DeidentificationPolicy policy) {
        this.profile = profile;
        this.policy = policy;
    }

    Treatment treatment(DicomTag tag, boolean sequence) {
        if (tag.value() >>> 16 < FIRST_GROUP) {
            return Treatment.REMOVE;
        }
        if (tag.equals(DicomTag.PATIENT_ID)) {
            return Treatment.PATIENT_PSEUDONYM;
        }
        return profile.entry(tag).map(entry -> listed(entry, sequence)).orElseGet(() -> unlisted(tag));
    }

    private Treatment listed(ProfileEntry entry, boolean sequence) {
        if (entry.isTemporal()) {
            // The options on dates decide alone: were a calibration date kept with the device's identity, the statement
            // that dates are removed or moved would be wrong.
            return policy.dates() == DeidentificationPolicy.Dates.NONE
                    ? entry.basic().treatment(sequence, policy.output())
                    : Treatment.BY_FORM;
        }
        if (policy.keeps(entry)) {
            boolean references = sequence && entry.kept().contains(ProfileOption.RETAIN_UIDS);
            return references ? Treatment.BY_FORM : Treatment.KEEP;
        }
        return entry.basic().treatment(sequence, policy.output());
    }

    private static Treatment unlisted(DicomTag tag) {
        // What is put out states its own character set.
        boolean known = !tag.keyword().isEmpty() && !tag.equals(DicomTag.SPECIFIC_CHARACTER_SET);
        return known ? Treatment.BY_FORM : Treatment.REMOVE;
    }
}
