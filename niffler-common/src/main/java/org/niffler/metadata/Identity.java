package org.niffler.metadata;

import java.util.List;
import java.util.Set;
import org.niffler.dicom.DicomTag;

/** Tells which profiles keep who a patient is. */
public final class Identity {

    /** Names and addresses; not PatientID and dates, which most profiles are for. */
    private static final Set<DicomTag> PERSON = Set.of(
            new DicomTag(0x00100010), // PatientName
            new DicomTag(0x00101001), // OtherPatientNames
            new DicomTag(0x00101005), // PatientBirthName
            new DicomTag(0x00101060), // PatientMotherBirthName
            new DicomTag(0x00101040), // PatientAddress
            new DicomTag(0x00102154), // PatientTelephoneNumbers
            new DicomTag(0x00102155), // PatientTelecomInformation
            new DicomTag(0x00102297), // ResponsiblePerson
            new DicomTag(0x00104000), // PatientComments
            new DicomTag(0x0040A123), // PersonName
            new DicomTag(0x0040A730), // ContentSequence: a report names whom it is about
            new DicomTag(0x04000550), // ModifiedAttributesSequence: what was there before a correction
            new DicomTag(0x04000561)); // OriginalAttributesSequence

    private Identity() {}

    /**
     * The attributes by which documents of a profile tell who the patient is, as the profile names them; none if it is
     * de-identified.
     */
    public static List<String> identifying(MetadataProfile profile) {
        return profile.attributes().stream()
                .filter(attribute -> !profile.deidentified() && isPerson(attribute))
                .map(ProfileAttribute::name)
                .toList();
    }

    private static boolean isPerson(ProfileAttribute attribute) {
        return attribute instanceof ProfileAttribute.Standard standard && PERSON.contains(standard.tag())
                || attribute instanceof ProfileAttribute.Tagged tagged && PERSON.contains(tagged.tag());
    }
}
