package org.niffler.png.convert;

import java.io.IOException;

/** The tables of a shared run cannot be written, as not all of it is done; the message says what is missing. */
public final class PartsMissingException extends IOException {

    private static final long serialVersionUID = 1L;

    PartsMissingException(String message) {
        super(message);
    }
}
