package org.niffler.dicom.net;

import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Turns a failed TLS handshake into words that tell an administrator where to look; "it" is the peer. */
final class TlsFailures {

    /** How Java names the alert (RFC 8446 6.2) by which the peer ended the handshake. */
    private static final Pattern ALERT = Pattern.compile(".*received fatal alert: (\\w+).*", Pattern.CASE_INSENSITIVE);

    private static final String CERTIFICATE_REFUSED = "does not accept our certificate, or got none";
    private static final String CHECK_CERTIFICATE =
            "check our key store, and that the peer trusts the certificate in it";

    /**
     * For a connection that is lost before anything was said on it: TLS 1.3 lets a server look at our certificate after
     * our end of the handshake is done, and its alert may be lost together with the connection.
     */
    static final String AFTER_HANDSHAKE = "it closed the connection right after the TLS handshake; perhaps it "
            + CERTIFICATE_REFUSED + "; " + CHECK_CERTIFICATE;

    private TlsFailures() {}

    /** What went wrong; the message of the exception itself where nothing better is known. */
    static String explain(SSLException failure) {
        if (isCause(failure, CertificateExpiredException.class)) {
            return "its certificate has expired; have it renewed";
        }
        if (isCause(failure, CertificateNotYetValidException.class)) {
            return "its certificate is not valid yet; check the clocks of both machines";
        }
        if (isCause(failure, CertPathBuilderException.class) || isCause(failure, CertPathValidatorException.class)) {
            return "its certificate is not trusted; add it, or its authority's, to the trust store";
        }
        if (isCause(failure, CertificateException.class)) {
            return "its certificate is for another host name; call it by the name in its certificate, or do not verify"
                    + " host names (TlsHostNames)";
        }
        return alert(failure).map(TlsFailures::explainAlert).orElseGet(() -> explainConnection(failure));
    }

    private static String explainAlert(String alert) {
        String said = " (TLS alert " + alert + ")";
        return switch (alert) {
            case "protocol_version" -> "it speaks none of the TLS protocols that we do" + said;
            case "bad_certificate",
                    "certificate_required",
                    "certificate_unknown",
                    "certificate_expired",
                    "certificate_revoked",
                    "unsupported_certificate",
                    "access_denied",
                    "unknown_ca" -> "it " + CERTIFICATE_REFUSED + said + "; " + CHECK_CERTIFICATE;
            default ->
                "it refuses the TLS handshake" + said + "; perhaps it wants a certificate from us, or allows other"
                        + " protocols and ciphers only";
        };
    }

    private static String explainConnection(SSLException failure) {
        if (isCause(failure, SocketTimeoutException.class)) {
            return "it does not answer the TLS handshake; perhaps it does not speak TLS on this port";
        }
        if (isCause(failure, EOFException.class) || isCause(failure, SocketException.class)) {
            return "it closed the connection during the TLS handshake; perhaps it does not speak TLS on this port, or "
                    + CERTIFICATE_REFUSED + "; " + CHECK_CERTIFICATE;
        }
        String message = String.valueOf(failure.getMessage());
        if (message.startsWith("Unsupported or unrecognized")) {
            return "it does not speak TLS on this port";
        }
        if (message.startsWith("No appropriate protocol") || message.contains("not supported by protocols")) {
            return "it speaks none of the TLS protocols that we do";
        }
        return "the TLS handshake failed: " + message;
    }

    private static Optional<String> alert(SSLException failure) {
        return causes(failure)
                .map(cause -> ALERT.matcher(String.valueOf(cause.getMessage())))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    private static boolean isCause(Throwable failure, Class<? extends Throwable> type) {
        return causes(failure).anyMatch(type::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
