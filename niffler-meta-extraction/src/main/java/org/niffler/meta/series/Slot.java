package org.niffler.meta.series;

/** As what of its series an instance is extracted. */
public enum Slot {
    /** The first in the order of InstanceNumber; until the series is quiet, the first that arrived. */
    FIRST,
    MIDDLE,
    LAST,
    /** For itself: every instance is extracted. */
    INSTANCE
}
