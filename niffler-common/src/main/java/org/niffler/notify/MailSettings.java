package org.niffler.notify;

import java.time.Duration;
import java.util.Optional;

/**
 * Which server takes our mails, and as whom we send them.
 *
 * @param host a host name or address; with TLS, the name in the server's certificate
 * @param user whom to log in as; none: no login
 * @param password the user's; there if and only if there is a user
 * @param from the sender's mail address, where also bounces go
 * @param timeout for the connection, and for each answer of the server
 */
public record MailSettings(
        String host,
        int port,
        MailSecurity security,
        Optional<String> user,
        Optional<String> password,
        String from,
        Duration timeout) {

    private static final int HIGHEST_PORT = 65535;

    /** @throws IllegalArgumentException if a value is impossible; the message says which and never holds the password */
    public MailSettings {
        if (host.isBlank()) {
            throw new IllegalArgumentException("the mail server's host is missing");
        }
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException(
                    "the mail server's port " + port + " is not within 1 to " + HIGHEST_PORT);
        }
        if (user.isPresent() != password.isPresent()) {
            throw new IllegalArgumentException("a login at the mail server needs both a user and a password, but the "
                    + (user.isPresent() ? "password" : "user") + " is missing");
        }
        MailAddress.problemOf(from).ifPresent(problem -> {
            throw new IllegalArgumentException("the sender " + problem);
        });
        if (timeout.isNegative() || timeout.toMillis() == 0 || timeout.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "the mail server's timeout " + timeout + " is not within 1 ms to 24 days");
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "MailSettings[" + server() + ", " + security
                + user.map(name -> ", user " + name).orElse("") + ", from " + from + "]";
    }

    /** {@code HOST:PORT}, as messages name the server. */
    String server() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
