package org.niffler.deid;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.niffler.dicom.DicomTag;

/**
 * Which attributes tell who a patient is, or can: those that PS3.15 Table E.1-1 names, but for those that one of the options
 * on devices, institutions or patient characteristics keeps.
 */
public final class IdentifyingAttributes {

    private static final Set<ProfileOption> HARMLESS = Set.of(
            ProfileOption.RETAIN_DEVICE_IDENTITY,
            ProfileOption.RETAIN_INSTITUTION_IDENTITY,
            ProfileOption.RETAIN_PATIENT_CHARACTERISTICS);

    private final ConfidentialityProfile profile = ConfidentialityProfile.load();

    /** The first of these keywords that is one of an attribute that identifies. */
    public Optional<String> firstOf(Collection<String> keywords) {
        return keywords.stream()
                .filter(keyword ->
                        DicomTag.forKeyword(keyword).filter(this::contains).isPresent())
                .findFirst();
    }

    /** Whether this attribute is one of them. */
    public boolean contains(DicomTag tag) {
        return tag.equals(DicomTag.PATIENT_ID)
                || profile.entry(tag)
                        .filter(entry -> entry.kept().stream().noneMatch(HARMLESS::contains))
                        .isPresent();
    }

    /** Whether it is one that describes something in words, which the option Clean Descriptors would clean (PS3.15 E.3.5). */
    public boolean isDescription(DicomTag tag) {
        return profile.entry(tag)
                .filter(entry -> entry.cleaned().contains(ProfileOption.CLEAN_DESCRIPTORS))
                .isPresent();
    }
}
