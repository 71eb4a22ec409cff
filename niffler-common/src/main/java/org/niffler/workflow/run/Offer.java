package org.niffler.workflow.run;

/** What became of an offered unit. */
public enum Offer {
    QUEUED,
    /** There is a run of this workflow on it already, waiting, at work or ended. */
    KNOWN,
    /** Too many runs of the workflow wait; it is given up, which is on record. */
    GIVEN_UP
}
