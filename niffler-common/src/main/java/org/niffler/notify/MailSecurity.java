package org.niffler.notify;

/** How the connection to a mail server is protected. With TLS the server's certificate must be trusted and be its own. */
public enum MailSecurity {
    /** Not at all; for a server within the same protected network, often port 25. */
    NONE,
    /** Begins in the clear and changes to TLS before anything is said, often port 587 (RFC 3207); refused if it cannot. */
    STARTTLS,
    /** TLS from the first byte, often port 465 (RFC 8314 3.3). */
    TLS
}
