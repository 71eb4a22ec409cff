package org.niffler.app.cohort;

import java.util.BitSet;
import java.util.List;

/** What is known so far of a group: which patients, studies and series, by their numbers in the cohort. */
final class GroupParts {

    private final BitSet patients = new BitSet();
    private final BitSet studies = new BitSet();
    private final BitSet series = new BitSet();
    private int documents;

    void add(int patient, int study, int seriesNumber) {
        patients.set(patient);
        studies.set(study);
        series.set(seriesNumber);
        documents++;
    }

    CohortGroup of(List<String> values) {
        return new CohortGroup(values, patients.cardinality(), studies.cardinality(), series.cardinality(), documents);
    }
}
