package org.niffler.workflow;

/** What one run of a workflow is about. */
public enum WorkUnit {
    /** All instances of a series, once it is complete; the filter takes a series if it takes one of its instances. */
    SERIES,

    /** All instances of a study, once it is complete; the filter takes a study if it takes one of its instances. */
    STUDY,

    /** One instance that the filter takes, once its series is complete. */
    INSTANCE
}
