package org.niffler.metadata;

import java.io.IOException;

/** A query took longer than it was given. Its message says how long that was, and what to do. */
public final class QueryTimeoutException extends IOException {

    private static final long serialVersionUID = 1L;

    public QueryTimeoutException(String message, Throwable cause) {
        super(message, cause);
    }
}
