package org.niffler.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that refuse, are silent or gone, and TLS. */
class MailerRefusalIT {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T09:00:00Z"), ZoneOffset.UTC);
    private static final String TO = "research@hospital.example";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static SSLContext tls;

    @BeforeAll
    static void makeACertificate(@TempDir Path folder) throws Exception {
        tls = TestCertificate.forLocalhost(folder);
    }

    @Test
    void namesTheRecipientThatIsRefused() throws Exception {
        try (ScriptedSmtpServer server = ScriptedSmtpServer.inTheClear(Map.of("RCPT", "550 5.1.1 no such user"))) {
            assertThat(failure(server.port(), MailSecurity.NONE))
                    .hasMessage("Mail server 127.0.0.1:" + server.port()
                            + ": it refuses the recipient research@hospital.example (550 5.1.1 no such user);"
                            + " check the address.");
            assertThat(server.heard()).doesNotContain("DATA");
        }
    }

    @Test
    void namesTheSenderThatIsRefused() throws Exception {
        try (ScriptedSmtpServer server = ScriptedSmtpServer.inTheClear(Map.of("MAIL", "553 5.7.1 not you"))) {
            assertThat(failure(server.port(), MailSecurity.NONE))
                    .hasMessage("Mail server 127.0.0.1:" + server.port()
                            + ": it refuses the sender niffler@hospital.example (553 5.7.1 not you);"
                            + " use a sender it knows, or log in with a user and a password.");
        }
    }

    @Test
    void saysThatTheMailItselfIsRefused() throws Exception {
        try (ScriptedSmtpServer server = ScriptedSmtpServer.inTheClear(Map.of(".", "552 mailbox full"))) {
            assertThat(failure(server.port(), MailSecurity.NONE))
                    .hasMessage("Mail server 127.0.0.1:" + server.port()
                            + ": it refuses the mail (552 mailbox full); ask its administrator.");
        }
    }

    @Test
    void repeatsWhatAServerSaysThatTakesNobody() throws Exception {
        try (ScriptedSmtpServer server = ScriptedSmtpServer.inTheClear(Map.of("", "554 no mail here"))) {
            assertThat(failure(server.port(), MailSecurity.NONE))
                    .hasMessage("Mail server 127.0.0.1:" + server.port()
                            + ": the conversation failed (Got bad greeting from SMTP host: 127.0.0.1, port: "
                            + server.port() + ", response: 554 no mail here); is it a mail server (SMTP), and is TLS"
                            + " set as it wants it?");
        }
    }

    @Test
    void saysNothingMoreToAServerWithoutStartTls() throws Exception {
        try (ScriptedSmtpServer server =
                ScriptedSmtpServer.inTheClear(Map.of("EHLO", "250-localhost\r\n250 AUTH PLAIN LOGIN"))) {
            assertThat(failure(server.port(), MailSecurity.STARTTLS))
                    .hasMessage("Mail server 127.0.0.1:" + server.port()
                            + ": it does not offer STARTTLS, so nothing was sent; use another port, or TLS or NONE.");
            assertThat(server.heard()).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
        }
    }

    @Test
    void changesToTlsBeforeItSaysAnything() throws Exception {
        try (ScriptedSmtpServer server = ScriptedSmtpServer.withStartTls(tls)) {
            Mailer mailer = trusting(settings("localhost", server.port(), MailSecurity.STARTTLS, PATIENCE));

            assertThatCode(() -> mailer.send(TO, "Done", "text")).doesNotThrowAnyException();
            assertThat(server.heard().subList(1, 3)).containsExactly("STARTTLS", "TLS");
            assertThat(server.heard()).contains("RCPT TO:<" + TO + ">", "Subject: Done", "QUIT");
        }
    }

    @Test
    void sendsThroughTls() throws Exception {
        try (ScriptedSmtpServer server = ScriptedSmtpServer.withTls(tls)) {
            Mailer mailer = trusting(settings("localhost", server.port(), MailSecurity.TLS, PATIENCE));

            assertThatCode(() -> mailer.send(TO, "Done", "text")).doesNotThrowAnyException();
            assertThat(server.heard()).contains("RCPT TO:<" + TO + ">", "Subject: Done", "QUIT");
        }
    }

    @Test
    void refusesATrustedCertificateOfAnotherHost() throws Exception {
        for (MailSecurity security : new MailSecurity[] {MailSecurity.TLS, MailSecurity.STARTTLS}) {
            try (ScriptedSmtpServer server = security == MailSecurity.TLS
                    ? ScriptedSmtpServer.withTls(tls)
                    : ScriptedSmtpServer.withStartTls(tls)) {
                Mailer mailer = trusting(settings("127.0.0.1", server.port(), security, PATIENCE));

                assertThat(MailFailuresTest.failureOf(() -> mailer.send(TO, "Done", "text")))
                        .hasMessage("Mail server 127.0.0.1:" + server.port() + ": its certificate is not for"
                                + " '127.0.0.1'; use the host name that the certificate names.");
                assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL"));
            }
        }
    }

    @Test
    void neverShowsAPasswordThatTheServerRepeats() throws Exception {
        String login =
                Base64.getEncoder().encodeToString("niffler\0niffler\0secret".getBytes(StandardCharsets.US_ASCII));
        try (ScriptedSmtpServer server = ScriptedSmtpServer.inTheClear(
                Map.of("EHLO", "250-localhost\r\n250 AUTH PLAIN", "AUTH", "535 niffler:secret " + login))) {
            MailException failure = failure(server.port(), MailSecurity.NONE);

            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            assertThat(server.heard()).contains("AUTH PLAIN " + login);
            assertThat(trace.toString()).contains("user 'niffler'").doesNotContain("secret", login);
        }
    }

    @Test
    void saysThatNothingListens() throws IOException {
        ServerSocket closed = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        closed.close();

        assertThat(failure(closed.getLocalPort(), MailSecurity.NONE))
                .hasMessage("Mail server 127.0.0.1:" + closed.getLocalPort()
                        + ": connection refused; check the port, and whether the server runs.");
    }

    @Test
    void givesUpOnASilentServer() throws IOException {
        for (MailSecurity security : MailSecurity.values()) {
            try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
                Mailer mailer = new Mailer(
                        settings("127.0.0.1", silent.getLocalPort(), security, Duration.ofMillis(300)), CLOCK);

                assertThat(MailFailuresTest.failureOf(() -> mailer.send(TO, "Done", "text")))
                        .as(security.name())
                        .hasMessage("Mail server 127.0.0.1:" + silent.getLocalPort()
                                + ": no answer within 300 ms; is it a mail server, and is TLS set as it wants it?");
            }
        }
    }

    private static MailException failure(int port, MailSecurity security) {
        Mailer mailer = new Mailer(settings("127.0.0.1", port, security, PATIENCE), CLOCK);
        return MailFailuresTest.failureOf(() -> mailer.send(TO, "Done", "text"));
    }

    private static Mailer trusting(MailSettings settings) {
        return new Mailer(settings, CLOCK, tls.getSocketFactory());
    }

    private static MailSettings settings(String host, int port, MailSecurity security, Duration timeout) {
        return new MailSettings(
                host,
                port,
                security,
                Optional.of("niffler"),
                Optional.of("secret"),
                "niffler@hospital.example",
                timeout);
    }
}
