package org.niffler.deid;

import java.util.List;
import java.util.Optional;
import org.niffler.dicom.DicomTag;

/** Tells which values of an attribute stay, and in which form; the others become empty, so that the rest keep their place. */
final class KeptValues {

    private final DeidentificationPolicy policy;
    private final Pseudonymizer pseudonymizer;
    private final SafeText safeText;

    KeptValues(DeidentificationPolicy policy, Pseudonymizer pseudonymizer, SafeText safeText) {
        this.policy = policy;
        this.pseudonymizer = pseudonymizer;
        this.safeText = safeText;
    }

    /** By the value's form alone. */
    List<String> byForm(DicomTag tag, String vr, List<String> values, DateShift shift) {
        return values.stream()
                .map(value ->
                        value.isBlank() ? "" : byForm(tag, vr, value, shift).orElse(""))
                .toList();
    }

    /** Text as it is, anything else by its form: what an option of the profile keeps, it keeps as what it is. */
    List<String> asTheyAre(DicomTag tag, String vr, List<String> values, DateShift shift) {
        return switch (vr) {
            case "AE", "LO", "LT", "PN", "SH", "ST", "UC", "UR", "UT" -> values;
            case "UI" ->
                values.stream()
                        .map(value -> ValueForm.isUid(value) ? value.strip() : "")
                        .toList();
            default -> byForm(tag, vr, values, shift);
        };
    }

    private Optional<String> byForm(DicomTag tag, String vr, String value, DateShift shift) {
        return switch (vr) {
            case "IS", "DS" -> Optional.of(value.strip()).filter(number -> ValueForm.isNumber(vr, number));
            case "DA" -> ifDates(shift.date(value));
            case "DT" -> ifDates(shift.dateTime(value));
            case "TM" -> ifDates(Optional.of(value.strip()).filter(ValueForm::isTime));
            case "AS" -> policy.retainPatientCharacteristics() ? Age.kept(value) : Optional.empty();
            case "UI" -> Optional.of(uid(value));
            default -> Optional.of(value.strip()).filter(text -> safeText.keeps(tag, vr, text));
        };
    }

    private Optional<String> ifDates(Optional<String> value) {
        return policy.dates() == DeidentificationPolicy.Dates.NONE ? Optional.empty() : value;
    }

    private String uid(String value) {
        boolean kept = ValueForm.isRegisteredUid(value) || policy.retainUids() && ValueForm.isUid(value);
        return kept ? value.strip() : pseudonymizer.uid(value);
    }
}
