package org.niffler.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.mail.MessagingException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.angus.mail.util.MailConnectException;
import org.eclipse.angus.mail.util.SocketConnectException;
import org.junit.jupiter.api.Test;

/** Failures that no server on this machine can be made to cause; the others are in MailerRefusalIT. */
class MailFailuresTest {

    private static final MailSettings SETTINGS = new MailSettings(
            "mail.hospital.example",
            465,
            MailSecurity.TLS,
            Optional.empty(),
            Optional.empty(),
            "niffler@hospital.example",
            Duration.ofSeconds(30));

    static MailException failureOf(ThrowingCallable sending) {
        return catchThrowableOfType(MailException.class, sending);
    }

    @Test
    void saysThatTheHostIsUnknown() {
        assertThat(explained(new UnknownHostException("mail.hospital.example")))
                .hasMessage("Mail server mail.hospital.example:465: the host is unknown; check the name and DNS.");
    }

    @Test
    void saysThatThereIsNoRoute() {
        assertThat(explained(new NoRouteToHostException()))
                .hasMessage("Mail server mail.hospital.example:465: no route to the host; check the address, the"
                        + " network and firewalls.");
    }

    @Test
    void saysThatNoConnectionCameAbout() {
        MessagingException failure = new MailConnectException(new SocketConnectException(
                "Connect timed out", new SocketTimeoutException(), "mail.hospital.example", 465, 30_000));

        assertThat(new MailFailures(SETTINGS).explain(failure))
                .hasMessage("Mail server mail.hospital.example:465: no connection within 30000 ms; check the address"
                        + " and firewalls.");
    }

    @Test
    void saysThatTheCertificateHasExpired() {
        Exception handshake = new SSLHandshakeException("PKIX path validation failed");
        handshake.initCause(new CertificateException(
                new CertPathValidatorException("validity check failed", new CertificateExpiredException())));

        assertThat(explained(handshake))
                .hasMessage("Mail server mail.hospital.example:465: its certificate has expired; ask its administrator"
                        + " for a new one.");
    }

    private static MailException explained(Exception cause) {
        return new MailFailures(SETTINGS).explain(new MessagingException("Could not connect", cause));
    }
}
