package org.niffler.app.cohort;

/**
 * A study of a cohort.
 *
 * @param accessionNumber empty if no document tells it
 * @param series how many of its series match
 * @param documents how many of its documents match: instances, if every instance was extracted
 */
public record CohortStudy(
        String patientId, String studyInstanceUid, String accessionNumber, int series, int documents) {}
