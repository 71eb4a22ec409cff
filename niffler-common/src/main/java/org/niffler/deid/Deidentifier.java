package org.niffler.deid;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

/**
 * De-identifies data sets by the Basic Application Level Confidentiality Profile (PS3.15 Annex E) and the options of a
 * {@link DeidentificationPolicy}; items of sequences too, at any depth. Text that Table E.1-1 does not name is removed
 * unless it is known to be safe. Pixels are not looked at: see {@link BurnedIn}.
 *
 * <p>May be used by several threads, each with data sets of its own.
 */
public final class Deidentifier {

    private final DeidentificationPolicy policy;
    private final Pseudonymizer pseudonymizer;
    private final ElementTreatment treatment;
    private final MethodStatement statement;

    /**
     * @throws ProfileException if the profile is not whole
     * @throws IllegalArgumentException if dates are to be shifted without a key: whoever knows a PatientID could undo it
     */
    public Deidentifier(DeidentificationPolicy policy, Pseudonymizer pseudonymizer) {
        if (policy.dates() == DeidentificationPolicy.Dates.SHIFTED && !pseudonymizer.isKeyed()) {
            throw new IllegalArgumentException("Shifted dates need keyed pseudonyms: without a key, whoever knows a"
                    + " PatientID can compute its shift. Use keyed pseudonyms, or keep dates in full or not at all.");
        }
        this.policy = policy;
        this.pseudonymizer = Objects.requireNonNull(pseudonymizer, "pseudonymizer");
        this.statement = new MethodStatement(policy);
        this.treatment = new ElementTreatment(
                new Rules(ConfidentialityProfile.load(), policy),
                policy.output(),
                pseudonymizer,
                policy.retainSafePrivate() ? Optional.of(SafePrivate.load()) : Optional.empty(),
                new KeptValues(policy, pseudonymizer, SafeText.load()));
    }

    /** A new data set with what may be shared of this one, and the statement of what was done (PS3.15 E.1.1). */
    public DataSet deidentify(DataSet dataSet) {
        DataSet.Builder builder = treatment.treat(dataSet, shift(dataSet), false);
        statement.addTo(builder);
        return builder.build();
    }

    /**
     * The same of an image in whose pixels text was covered: it says so, and that nothing is burned in any more (PS3.15
     * E.3.1).
     */
    public DataSet deidentifyCleaned(DataSet dataSet) {
        DataSet.Builder builder = treatment.treat(dataSet, shift(dataSet), false);
        statement.addCleanedTo(builder);
        return builder.build();
    }

    /** Of a data set without PatientID, the study stands for the patient: its dates at least keep their distances. */
    private DateShift shift(DataSet dataSet) {
        if (policy.dates() != DeidentificationPolicy.Dates.SHIFTED) {
            return DateShift.none();
        }
        List<DicomTag> identifiers = List.of(DicomTag.PATIENT_ID, DicomTag.STUDY_INSTANCE_UID);
        String patient = identifiers.stream()
                .map(tag -> dataSet.text(tag).orElse("").strip())
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse("");
        return DateShift.of(pseudonymizer, patient);
    }
}
