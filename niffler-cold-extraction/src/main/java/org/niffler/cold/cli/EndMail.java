package org.niffler.cold.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.niffler.config.ConfigException;
import org.niffler.config.Problem;
import org.niffler.config.Settings;
import org.niffler.notify.MailException;
import org.niffler.notify.MailSettings;
import org.niffler.notify.Mailer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The mail at the end of a run: counts and where the report is, never who the patients are. */
public final class EndMail {

    private static final Logger LOG = LoggerFactory.getLogger(EndMail.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Clock clock;

    public EndMail(Clock clock) {
        this.clock = clock;
    }

    /** Sends what became of the run; a mail that cannot be sent is a warning in the log. */
    @FunctionalInterface
    interface Sending {
        void send(String outcome, List<String> text);
    }

    /**
     * Looks whether a mail can be sent, before the run begins.
     *
     * @throws ConfigException if the recipient's or the sender's address is none, or one of user and password is missing
     */
    Sending prepare(Settings settings) {
        if (!settings.get(ExtractionKeys.SEND_EMAIL)) {
            return (outcome, text) -> {};
        }
        String to = settings.get(ExtractionKeys.YOUR_EMAIL);
        Optional<String> host = settings.find(SystemKeys.MAIL_HOST);
        if (host.isEmpty()) {
            LOG.warn("SendEmail: there is no MailHost in system.json, so that no mail will be sent");
            return (outcome, text) -> {};
        }
        Mailer.problemOf(to).ifPresent(problem -> {
            throw new ConfigException(List.of(new Problem("YourEmail: " + problem)));
        });
        MailSettings mail = server(settings, host.get(), to);
        String subject = "Niffler extraction " + settings.get(SystemKeys.NIFFLER_ID) + ": ";
        return (outcome, text) -> send(mail, to, subject + outcome, text);
    }

    private static MailSettings server(Settings settings, String host, String to) {
        try {
            return new MailSettings(
                    host,
                    settings.get(SystemKeys.MAIL_PORT),
                    settings.get(SystemKeys.MAIL_SECURITY),
                    settings.find(SystemKeys.MAIL_USER),
                    settings.find(SystemKeys.MAIL_PASSWORD),
                    settings.find(SystemKeys.MAIL_FROM).orElse(to),
                    TIMEOUT);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(List.of(
                    new Problem("MailUser, MailPassword (or the environment variable NIFFLER_MAIL_PASSWORD), MailFrom: "
                            + e.getMessage())));
        }
    }

    private void send(MailSettings mail, String to, String subject, List<String> text) {
        try {
            new Mailer(mail, clock).send(to, subject, String.join("\n", text) + "\n");
        } catch (MailException e) {
            LOG.warn("no mail was sent: {}", e.getMessage());
        }
    }
}
