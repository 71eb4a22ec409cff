package org.niffler.app.explorer.shown;

import java.util.Optional;
import java.util.Set;
import org.niffler.app.query.ShownIdentity;
import org.niffler.deid.IdentifyingAttributes;
import org.niffler.dicom.DicomTag;

/**
 * Shows what PS3.15 Table E.1-1 does not name, or an option on devices, institutions or patient characteristics keeps. Filters
 * may ask for dates and short descriptions of exams besides: who looks for a cohort needs them, and pseudonyms are all that the
 * answer tells. Of a name that nothing is known about, neither is allowed.
 */
public final class ProfileDisclosure implements Disclosure {

    private static final String RECEIVED_AT = "_niffler.receivedAt";
    private static final String VERSION = "_niffler.version";

    private static final int PATIENT_GROUP = 0x0010;

    private static final Set<String> TIMES = Set.of("DA", "TM", "DT");

    /** Long texts are where people write names. */
    private static final Set<String> SHORT_TEXTS = Set.of("CS", "LO", "SH");

    /** Names, and long texts, whatever the table says of them: it names sequences as a whole, and not what is in them. */
    private static final Set<String> PEOPLE = Set.of("PN", "LT", "UT");

    private static final int LONGEST_NAME = 80;

    private final boolean showPhi;
    private final ShownIdentity identity;
    private final IdentifyingAttributes identifying = new IdentifyingAttributes();

    /** @param showPhi whether viewers may see who patients are: then nothing is hidden */
    public ProfileDisclosure(boolean showPhi, ShownIdentity identity) {
        this.showPhi = showPhi;
        this.identity = identity;
    }

    @Override
    public boolean showsIdentity() {
        return showPhi;
    }

    @Override
    public ShownIdentity identity() {
        return identity;
    }

    @Override
    public Optional<String> hides(String attribute) {
        if (showPhi || attribute.equals(VERSION)) {
            return Optional.empty();
        }
        return AttributePath.parse(attribute)
                .map(path -> reason(attribute, path, path.tags().stream().allMatch(this::isShown), "see it"))
                .orElseGet(() -> Optional.of(unknown(attribute, "see it")));
    }

    @Override
    public Optional<String> keepsSecret(String attribute) {
        if (showPhi || attribute.equals(VERSION) || attribute.equals(RECEIVED_AT)) {
            return Optional.empty();
        }
        return AttributePath.parse(attribute)
                .map(path -> reason(attribute, path, path.tags().stream().allMatch(this::isAskable), "ask about it"))
                .orElseGet(() -> Optional.of(unknown(attribute, "ask about it")));
    }

    private boolean isShown(DicomTag tag) {
        return isKnown(tag) && !PEOPLE.contains(tag.vr()) && !identifying.contains(tag);
    }

    private boolean isAskable(DicomTag tag) {
        return isShown(tag) || isKnown(tag) && !isOfThePatient(tag) && (isTime(tag) || isDescription(tag));
    }

    private boolean isTime(DicomTag tag) {
        return TIMES.contains(tag.vr());
    }

    private boolean isDescription(DicomTag tag) {
        return SHORT_TEXTS.contains(tag.vr()) && identifying.isDescription(tag);
    }

    private static boolean isKnown(DicomTag tag) {
        return !tag.isPrivate() && !tag.keyword().isEmpty();
    }

    /** Not of an exam: dates of birth and death, for example, which stand elsewhere, too. */
    private static boolean isOfThePatient(DicomTag tag) {
        return tag.value() >>> 16 == PATIENT_GROUP
                || tag.keyword().contains("Birth")
                || tag.keyword().contains("Death");
    }

    private static Optional<String> reason(String attribute, AttributePath path, boolean allowed, String purpose) {
        if (allowed) {
            return Optional.empty();
        }
        return Optional.of(
                path.tags().stream().allMatch(ProfileDisclosure::isKnown)
                        ? shortened(attribute) + " says who a patient is" + howTo(purpose)
                        : unknown(attribute, purpose));
    }

    private static String unknown(String attribute, String purpose) {
        return shortened(attribute) + " is no attribute of the standard, and may say who a patient is" + howTo(purpose);
    }

    private static String howTo(String purpose) {
        return "; start the explorer with --show-phi to " + purpose + ".";
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "...";
    }
}
