package org.niffler.app.cohort;

/** How large a cohort is. */
public record CohortSize(int patients, int studies, int series, int documents) {}
