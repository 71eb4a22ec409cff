package org.niffler.notify;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import java.time.Clock;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;

/** Sends plain text mails through one server (SMTP, RFC 5321), each in a connection of its own. Thread-safe. */
public final class Mailer {

    private static final String PROTOCOL = "smtp";

    private final MailSettings settings;
    private final Clock clock;
    private final Session session;
    private final MailFailures failures;

    /** Trusts the certificate authorities that this Java trusts ({@code javax.net.ssl.trustStore}). */
    public Mailer(MailSettings settings, Clock clock) {
        this(settings, clock, Optional.empty());
    }

    /** @param tls makes the TLS connections, for a site with its own certificate authority */
    public Mailer(MailSettings settings, Clock clock, SSLSocketFactory tls) {
        this(settings, clock, Optional.of(tls));
    }

    private Mailer(MailSettings settings, Clock clock, Optional<SSLSocketFactory> tls) {
        this.settings = settings;
        this.clock = clock;
        this.failures = new MailFailures(settings);
        Properties properties = properties(settings);
        tls.ifPresent(factory -> properties.put(key("ssl.socketFactory"), factory));
        this.session = Session.getInstance(properties);
    }

    /** What is wrong with a mail address, in one sentence; empty if nothing is. */
    public static Optional<String> problemOf(String address) {
        return MailAddress.problemOf(address);
    }

    /**
     * Hands a mail to the server. Line breaks in the subject become blanks.
     *
     * @throws MailException if the address is none, the server cannot be reached within the timeout, is not who it should
     *     be, or refuses
     */
    public void send(String to, String subject, String text) throws MailException {
        try (Transport transport = session.getTransport(PROTOCOL)) {
            MailMessage message = new MailMessage(
                    session, MailAddress.parse(settings.from()), MailAddress.parse(to), clock.instant());
            message.write(subject, text);
            transport.connect(
                    settings.host(),
                    settings.port(),
                    settings.user().orElse(null),
                    settings.password().orElse(null));
            transport.sendMessage(message, message.getAllRecipients());
        } catch (AddressException e) {
            throw failures.explain(e);
        } catch (MessagingException e) {
            throw failures.explain(e);
        }
    }

    private static Properties properties(MailSettings settings) {
        String timeout = Long.toString(settings.timeout().toMillis());
        Properties properties = new Properties();
        properties.setProperty(key("connectiontimeout"), timeout);
        properties.setProperty(key("timeout"), timeout);
        properties.setProperty(key("writetimeout"), timeout);
        properties.setProperty(key("auth"), Boolean.toString(settings.user().isPresent()));
        boolean startTls = settings.security() == MailSecurity.STARTTLS;
        properties.setProperty(key("starttls.enable"), Boolean.toString(startTls));
        properties.setProperty(key("starttls.required"), Boolean.toString(startTls));
        properties.setProperty(key("ssl.enable"), Boolean.toString(settings.security() == MailSecurity.TLS));
        properties.setProperty(key("ssl.checkserveridentity"), "true");
        // Otherwise the library, refused with the given TLS factory, would try again with this Java's own trust.
        properties.setProperty(key("socketFactory.fallback"), "false");
        // The mail is on its way when QUIT is said; an answer that never comes must not turn it into a failure.
        properties.setProperty(key("quitwait"), "false");
        return properties;
    }

    private static String key(String name) {
        return "mail." + PROTOCOL + "." + name;
    }
}
