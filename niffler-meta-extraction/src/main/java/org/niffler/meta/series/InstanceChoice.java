package org.niffler.meta.series;

/** Which instances of a series are extracted. */
public enum InstanceChoice {
    FIRST,
    FIRST_MIDDLE_LAST,
    ALL
}
