package org.niffler.app.query;

import java.util.Optional;
import java.util.regex.Pattern;
import org.niffler.deid.Pseudonymizer;
import org.niffler.deid.ResidueFinder;

/**
 * What stands in a report in the place of who a patient is: pseudonyms, the same as in everything else that was made with
 * the key, or the identifiers themselves if they are asked for. What is a pseudonym already stays as it is, so that a report
 * made of a report can still be joined.
 */
public final class ShownIdentity {

    private static final Pattern PSEUDONYM = Pattern.compile("[0-9a-f]{64}");

    private final Optional<Pseudonymizer> pseudonymizer;

    private ShownIdentity(Optional<Pseudonymizer> pseudonymizer) {
        this.pseudonymizer = pseudonymizer;
    }

    public static ShownIdentity asItIs() {
        return new ShownIdentity(Optional.empty());
    }

    public static ShownIdentity pseudonyms(Pseudonymizer pseudonymizer) {
        return new ShownIdentity(Optional.of(pseudonymizer));
    }

    /** Whether it looks like what stands in the place of a PatientID. */
    public static boolean isPseudonym(String patient) {
        return PSEUDONYM.matcher(patient).matches();
    }

    /** Whether what is shown says who patients are. */
    public boolean identifies() {
        return pseudonymizer.isEmpty();
    }

    /** In the place of a PatientID. */
    public String patient(String patientId) {
        return isPseudonym(patientId)
                ? patientId
                : pseudonymizer.map(pseudonyms -> pseudonyms.patient(patientId)).orElse(patientId);
    }

    /** In the place of an accession number; nothing, as it says nothing but which order it was. */
    public String accession(String accessionNumber) {
        return identifies() ? accessionNumber : "";
    }

    /** In the place of a UID. One that was replaced before stays; others made of UUIDs are as real as any. */
    public String uid(String uid) {
        return ResidueFinder.isHarmless(uid)
                ? uid
                : pseudonymizer.map(pseudonyms -> pseudonyms.uid(uid)).orElse(uid);
    }
}
