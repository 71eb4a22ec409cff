package org.niffler.meta.operations;

/** Why an association was rejected (PS3.8 9.3.4). */
public enum RejectionReason {
    CALLING_AET_NOT_ALLOWED,

    HOST_NOT_ALLOWED,

    /** As many are open as the service takes. */
    TOO_MANY,

    OTHER
}
