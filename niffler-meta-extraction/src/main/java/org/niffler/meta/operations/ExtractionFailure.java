package org.niffler.meta.operations;

/** Why an instance that was to be extracted has no document yet, or never will. */
public enum ExtractionFailure {
    /** Will be tried again. */
    STORE_UNAVAILABLE,

    /** The store is there and does not take this document. */
    DOCUMENT_REFUSED,

    /** The file was deleted by somebody before its turn. */
    FILE_GONE,

    /** The instance goes to the quarantine. */
    HEADER_UNREADABLE
}
