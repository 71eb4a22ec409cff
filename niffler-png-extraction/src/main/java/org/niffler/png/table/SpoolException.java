package org.niffler.png.table;

import java.io.IOException;

/** A spool of records that cannot be used; the message says what is wrong, where, and what to do. */
public final class SpoolException extends IOException {

    private static final long serialVersionUID = 1L;

    SpoolException(String message) {
        super(message);
    }

    SpoolException(String message, IOException cause) {
        super(message, cause);
    }
}
