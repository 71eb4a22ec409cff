package org.niffler.app.clock;

/** Why images of a scanner seem to arrive late or early. */
public enum Cause {
    /** They arrive shortly after they were acquired. */
    OK,
    /** The clock is off by whole hours: a wrong time zone, or daylight saving time. */
    WHOLE_HOURS,
    /** The clock is off by the same minutes throughout. */
    CONSTANT,
    /** Images are late by varying times, which no clock explains: they are sent later. */
    SCATTER,
    /** The clock was off by something else at another time. */
    MIXED,
    /** There are too few studies to tell. */
    TOO_FEW
}
