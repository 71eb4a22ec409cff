package org.niffler.cold.verify;

import java.util.OptionalInt;

/**
 * A study as the PACS lists it.
 *
 * @param patientId as the PACS gives it, or as it was asked for
 * @param instances how many instances the PACS says it has; empty if it does not say
 */
public record ExpectedStudy(String patientId, String studyInstanceUid, OptionalInt instances) {

    /** The same with a count that is better founded. */
    public ExpectedStudy withInstances(int count) {
        return new ExpectedStudy(patientId, studyInstanceUid, OptionalInt.of(count));
    }

    /** Without the patient. */
    @Override
    public String toString() {
        return "study " + studyInstanceUid + ", instances " + instances;
    }
}
