package org.niffler.deid;

import java.io.IOException;

/** A key file that cannot be made, read or trusted; the message says what to do and never what is in the file. */
public final class KeyFileException extends IOException {

    private static final long serialVersionUID = 1L;

    KeyFileException(String message) {
        super(message);
    }

    KeyFileException(String message, IOException cause) {
        super(message, cause);
    }
}
