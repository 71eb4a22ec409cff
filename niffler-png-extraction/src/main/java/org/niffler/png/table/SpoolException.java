package org.niffler.png.table;

import java.io.IOException;

/** A spool of records that cannot be used; the message says what is wrong, where, and what to do. */
public sealed class SpoolException extends IOException permits OtherSettingsException {

    private static final long serialVersionUID = 1L;

    SpoolException(String message) {
        super(message);
    }

    SpoolException(String message, IOException cause) {
        super(message, cause);
    }
}
