package org.niffler.meta.operations;

/** Why an instance was not taken, so that the peer keeps it. */
public enum RefusalReason {
    /** Less room than the service keeps free. */
    DISK_LOW,

    /** What came is no data set, or ended too early. */
    UNREADABLE,

    /** It could not be written. */
    IO_FAILURE
}
