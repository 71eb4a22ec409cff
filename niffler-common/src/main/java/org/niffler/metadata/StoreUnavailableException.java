package org.niffler.metadata;

import java.io.IOException;

/** The metadata store cannot be reached, or does not acknowledge what it was given; later it may. */
public final class StoreUnavailableException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param message says which store and what to look at; no credentials, nothing of a document */
    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
