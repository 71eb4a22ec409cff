package org.niffler.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class TlsFailuresTest {

    @Test
    void findsTheReasonBehindAFailedValidation() {
        Throwable expired = new CertPathValidatorException("validity check failed", new CertificateExpiredException());

        assertThat(explain("PKIX path validation failed", new CertificateException(expired)))
                .isEqualTo("its certificate has expired; have it renewed");
        assertThat(explain("PKIX", new CertificateException(new CertPathBuilderException("no path"))))
                .isEqualTo("its certificate is not trusted; add it, or its authority's, to the trust store");
        assertThat(explain("No name matching", new CertificateException("No name matching pacs found")))
                .isEqualTo("its certificate is for another host name; call it by the name in its certificate, or do not"
                        + " verify host names (TlsHostNames)");
    }

    @Test
    void saysWhatAnAlertMeans() {
        assertThat(explain("(bad_certificate) Received fatal alert: bad_certificate", null))
                .isEqualTo("it does not accept our certificate, or got none (TLS alert bad_certificate); check our key"
                        + " store, and that the peer trusts the certificate in it");
        assertThat(explain("Received fatal alert: protocol_version", null))
                .isEqualTo("it speaks none of the TLS protocols that we do (TLS alert protocol_version)");
        assertThat(explain("Received fatal alert: handshake_failure", null))
                .isEqualTo("it refuses the TLS handshake (TLS alert handshake_failure); perhaps it wants a certificate"
                        + " from us, or allows other protocols and ciphers only");
    }

    @Test
    void tellsAPeerWithoutTlsFromOneThatGivesUp() {
        assertThat(TlsFailures.explain(new SSLException("Unsupported or unrecognized SSL message")))
                .isEqualTo("it does not speak TLS on this port");
        assertThat(explain("Read timed out", new SocketTimeoutException("Read timed out")))
                .isEqualTo("it does not answer the TLS handshake; perhaps it does not speak TLS on this port");
        String closed = "it closed the connection during the TLS handshake; perhaps it does not speak TLS on this port,"
                + " or does not accept our certificate, or got none; check our key store, and that the peer trusts the"
                + " certificate in it";
        assertThat(explain("Remote host terminated the handshake", new EOFException()))
                .isEqualTo(closed);
        assertThat(explain("Broken pipe", new SocketException("Broken pipe"))).isEqualTo(closed);
    }

    @Test
    void passesOnWhatItDoesNotKnow() {
        assertThat(explain("the unexpected", null)).isEqualTo("the TLS handshake failed: the unexpected");
    }

    private static String explain(String message, Throwable cause) {
        SSLHandshakeException failure = new SSLHandshakeException(message);
        failure.initCause(cause);
        return TlsFailures.explain(failure);
    }
}
