package org.niffler.progress;

import java.io.IOException;

/** A progress journal that cannot be used; the message says what is wrong, where, and what to do. */
public final class JournalException extends IOException {

    private static final long serialVersionUID = 1L;

    JournalException(String message) {
        super(message);
    }

    JournalException(String message, IOException cause) {
        super(message, cause);
    }
}
