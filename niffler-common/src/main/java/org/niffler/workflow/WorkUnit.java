package org.niffler.workflow;

import java.util.Locale;

/** What one run of a workflow is about. */
public enum WorkUnit {
    /** All instances of a series, once it is complete; the filter takes a series if it takes one of its instances. */
    SERIES,

    /** All instances of a study, once it is complete; the filter takes a study if it takes one of its instances. */
    STUDY,

    /** One instance that the filter takes, once its series is complete. */
    INSTANCE;

    /** As it is written in workflows and shown: {@code series}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** That of these UIDs which is a unit's own. */
    public String uid(String studyInstanceUid, String seriesInstanceUid, String sopInstanceUid) {
        return switch (this) {
            case SERIES -> seriesInstanceUid;
            case STUDY -> studyInstanceUid;
            case INSTANCE -> sopInstanceUid;
        };
    }
}
