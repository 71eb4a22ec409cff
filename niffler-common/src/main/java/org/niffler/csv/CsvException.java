package org.niffler.csv;

import java.io.IOException;

/** A CSV file that cannot be used as a whole; the message says what is wrong, where, and what to do. */
public final class CsvException extends IOException {

    private static final long serialVersionUID = 1L;

    CsvException(String message) {
        super(message);
    }

    CsvException(String message, IOException cause) {
        super(message, cause);
    }
}
