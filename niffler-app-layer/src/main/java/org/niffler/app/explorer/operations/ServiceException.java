package org.niffler.app.explorer.operations;

import java.io.IOException;

/** The metadata service does not answer, or not as it does; the message says what to do. */
final class ServiceException extends IOException {

    private static final long serialVersionUID = 1L;

    ServiceException(String message) {
        super(message);
    }

    ServiceException(String message, Throwable cause) {
        super(message, cause);
    }
}
