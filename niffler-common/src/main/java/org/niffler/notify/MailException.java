package org.niffler.notify;

import java.io.IOException;

/** A mail was not sent; the message names the server, says why and what to do, and never holds the password. */
public final class MailException extends IOException {

    private static final long serialVersionUID = 1L;

    MailException(String message, Exception cause) {
        super(message, cause);
    }
}
