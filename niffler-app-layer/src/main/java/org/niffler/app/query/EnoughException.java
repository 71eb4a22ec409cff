package org.niffler.app.query;

/** Ends the reading of documents when those that were read say enough; caught where it was begun. */
final class EnoughException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EnoughException() {
        super(null, null, false, false);
    }
}
