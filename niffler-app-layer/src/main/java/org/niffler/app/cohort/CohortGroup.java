package org.niffler.app.cohort;

import java.util.List;

/**
 * A part of a cohort whose documents have the same values.
 *
 * @param values of the attributes by which it is grouped
 * @param patients how many different ones; a patient or a study with different values is in several groups
 */
public record CohortGroup(List<String> values, int patients, int studies, int series, int documents) {

    public CohortGroup {
        values = List.copyOf(values);
    }
}
