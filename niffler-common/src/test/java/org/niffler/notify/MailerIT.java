package org.niffler.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mails that GreenMail receives, or not. */
class MailerIT {

    private static final Instant SENT = Instant.parse("2026-03-29T01:30:00Z");
    private static final String FROM = "niffler@hospital.example";
    private static final String TO = "Research <research@hospital.example>";

    private GreenMail server;

    @BeforeEach
    void start() {
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void deliversSubjectAndTextWithTheirAccents() throws IOException, MessagingException {
        plain(Optional.empty(), Optional.empty()).send(TO, "Fertig: Größe", "100 Studien, 3 unvollständig.\n.\nEnde");

        MimeMessage mail = onlyMail();
        assertThat(mail.getSubject()).isEqualTo("Fertig: Größe");
        assertThat(((String) mail.getContent()).replace("\r\n", "\n").strip())
                .isEqualTo("100 Studien, 3 unvollständig.\n.\nEnde");
        assertThat(mail.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(mail.getHeader("From")).containsExactly(FROM);
        assertThat(mail.getHeader("To")).containsExactly(TO);
    }

    @Test
    void saysWhenItWasSentAndThatNobodySentIt() throws IOException, MessagingException {
        plain(Optional.empty(), Optional.empty()).send(TO, "Done", "text");

        MimeMessage mail = onlyMail();
        assertThat(mail.getSentDate()).isEqualTo(Date.from(SENT));
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getMessageID()).matches("<[0-9a-f-]{36}@hospital\\.example>");
    }

    @Test
    void keepsASubjectFromBecomingAHeader() throws IOException, MessagingException {
        plain(Optional.empty(), Optional.empty())
                .send(TO, "Done\r\nBcc: other@hospital.example\r\n\r\nNew text\n\u2028x", "text");

        MimeMessage mail = onlyMail();
        assertThat(mail.getSubject()).isEqualTo("Done Bcc: other@hospital.example New text x");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(((String) mail.getContent()).strip()).isEqualTo("text");
    }

    @Test
    void logsInWithUserAndPassword() throws IOException, MessagingException {
        server.getUserManager().setAuthRequired(true);
        server.setUser(FROM, "niffler", "secret");
        server.setUser("research@hospital.example", "research", "other");

        plain(Optional.of("niffler"), Optional.of("secret")).send(TO, "Done", "text");

        assertThat(onlyMail().getSubject()).isEqualTo("Done");
    }

    @Test
    void saysThatTheServerDoesNotLetTheUserIn() {
        server.getUserManager().setAuthRequired(true);
        server.setUser(FROM, "niffler", "secret");
        Mailer mailer = plain(Optional.of("niffler"), Optional.of("wrong-secret"));

        MailException failure = MailFailuresTest.failureOf(() -> mailer.send(TO, "Done", "text"));

        assertThat(failure)
                .hasMessage("Mail server 127.0.0.1:" + server.getSmtp().getPort()
                        + ": it did not let user 'niffler' in; check user and password.");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void saysThatTheCertificateIsNotTrusted() {
        int port = server.getSmtps().getPort();
        Mailer mailer = mailer(port, MailSecurity.TLS, Optional.empty(), Optional.empty());

        MailException failure = MailFailuresTest.failureOf(() -> mailer.send(TO, "Done", "text"));

        assertThat(failure)
                .hasMessage("Mail server 127.0.0.1:" + port + ": its certificate comes from an authority that is not"
                        + " trusted here; add the authority's certificate to the trust store"
                        + " (-Djavax.net.ssl.trustStore).");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void saysThatAPortDoesNotSpeakTls() {
        int port = server.getSmtp().getPort();
        Mailer mailer = mailer(port, MailSecurity.TLS, Optional.empty(), Optional.empty());

        assertThat(MailFailuresTest.failureOf(() -> mailer.send(TO, "Done", "text")))
                .hasMessage("Mail server 127.0.0.1:" + port + ": no TLS connection came about; is " + port
                        + " a port for TLS?");
    }

    @Test
    void refusesAnAddressThatIsNoneBeforeItConnects() {
        int port = server.getSmtp().getPort();
        Mailer mailer = plain(Optional.empty(), Optional.empty());

        assertThat(MailFailuresTest.failureOf(() -> mailer.send("research", "Done", "text")))
                .hasMessage(
                        "No mail was sent through 127.0.0.1:" + port
                                + ": 'research' is not a mail address (Missing final '@domain'); expected one address such as research@hospital.example.");
    }

    private Mailer plain(Optional<String> user, Optional<String> password) {
        return mailer(server.getSmtp().getPort(), MailSecurity.NONE, user, password);
    }

    private static Mailer mailer(int port, MailSecurity security, Optional<String> user, Optional<String> password) {
        MailSettings settings =
                new MailSettings("127.0.0.1", port, security, user, password, FROM, Duration.ofSeconds(20));
        return new Mailer(settings, Clock.fixed(SENT, ZoneOffset.UTC));
    }

    private MimeMessage onlyMail() {
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }
}
