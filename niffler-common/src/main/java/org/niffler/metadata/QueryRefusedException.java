package org.niffler.metadata;

import java.io.IOException;

/** The store does not understand what it was asked for. Its message says what, without values of documents. */
public final class QueryRefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    public QueryRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
