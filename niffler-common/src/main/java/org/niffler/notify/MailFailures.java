package org.niffler.notify;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;

/** Turns what goes wrong while a mail is sent into words that tell an administrator where to look. */
final class MailFailures {

    private final MailSettings settings;

    MailFailures(MailSettings settings) {
        this.settings = settings;
    }

    MailException explain(MessagingException failure) {
        if (failure instanceof AuthenticationFailedException) {
            // Without its cause and the server's answer: nobody knows what a server repeats of a login.
            return because(
                    "it did not let user '" + settings.user().orElse("") + "' in; check user and password", null);
        }
        String why = refusal(failure)
                .or(() -> tls(failure))
                .or(() -> network(failure))
                .orElseGet(() -> "the conversation failed (" + OneLine.of(String.valueOf(failure.getMessage()))
                        + "); is it a mail server (SMTP), and is TLS set as it wants it?");
        return because(why, failure);
    }

    private MailException because(String why, Exception cause) {
        return new MailException(
                "Mail server " + settings.server() + ": " + why + (why.endsWith("?") ? "" : "."), cause);
    }

    private Optional<String> refusal(MessagingException failure) {
        Optional<String> recipient = find(failure, SMTPAddressFailedException.class)
                .map(e -> "it refuses the recipient " + e.getAddress() + answer(e) + "; check the address");
        Optional<String> sender = find(failure, SMTPSenderFailedException.class)
                .map(e -> "it refuses the sender " + e.getAddress() + answer(e)
                        + "; use a sender it knows, or log in with a user and a password");
        Optional<String> mail = find(failure, SMTPSendFailedException.class)
                .map(e -> "it refuses the mail" + answer(e) + "; ask its administrator");
        return recipient.or(() -> sender).or(() -> mail);
    }

    private static String answer(Exception refusal) {
        return " (" + OneLine.of(String.valueOf(refusal.getMessage())) + ")";
    }

    private Optional<String> tls(MessagingException failure) {
        if (failure.getCause() == null && String.valueOf(failure.getMessage()).startsWith("STARTTLS is required")) {
            return Optional.of("it does not offer STARTTLS, so nothing was sent; use another port, or TLS or NONE");
        }
        if (find(failure, CertificateExpiredException.class).isPresent()) {
            return Optional.of("its certificate has expired; ask its administrator for a new one");
        }
        if (find(failure, CertPathBuilderException.class).isPresent()) {
            return Optional.of("its certificate comes from an authority that is not trusted here; add the authority's"
                    + " certificate to the trust store (-Djavax.net.ssl.trustStore)");
        }
        if (find(failure, CertificateException.class).isPresent()) {
            return Optional.of("its certificate is not for '" + settings.host()
                    + "'; use the host name that the certificate names");
        }
        return find(failure, SSLException.class)
                .map(e -> "no TLS connection came about; is " + settings.port() + " a port for " + settings.security()
                        + "?");
    }

    private Optional<String> network(MessagingException failure) {
        if (find(failure, UnknownHostException.class).isPresent()) {
            return Optional.of("the host is unknown; check the name and DNS");
        }
        if (find(failure, NoRouteToHostException.class).isPresent()) {
            return Optional.of("no route to the host; check the address, the network and firewalls");
        }
        if (find(failure, SocketTimeoutException.class).isPresent()) {
            String limit = settings.timeout().toMillis() + " ms";
            return Optional.of(
                    failure instanceof MailConnectException
                            ? "no connection within " + limit + "; check the address and firewalls"
                            : "no answer within " + limit + "; is it a mail server, and is TLS set as it wants it?");
        }
        return find(failure, ConnectException.class)
                .map(e -> "connection refused; check the port, and whether the server runs");
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }

    /** Not the server's doing. */
    MailException explain(AddressException failure) {
        return new MailException(
                "No mail was sent through " + settings.server() + ": " + failure.getMessage() + ".", failure);
    }
}
