package org.niffler.cli;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.niffler.config.ConfigException;
import org.niffler.config.Key;
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

    private final MailKeys keys;
    private final Clock clock;

    public EndMail(MailKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** Sends what became of the run; a mail that cannot be sent is a warning in the log. */
    @FunctionalInterface
    public interface Sending {
        void send(String outcome, List<String> text);
    }

    /**
     * Looks whether a mail can be sent, before the run begins.
     *
     * @param subject what ran; the outcome is added
     * @throws ConfigException if the recipient's or the sender's address is none, or one of user and password is missing
     */
    public Sending prepare(Settings settings, String subject) {
        if (!settings.get(keys.sendEmail())) {
            return (outcome, text) -> {};
        }
        String to = settings.get(keys.yourEmail());
        Key<String> host = keys.server().host();
        if (settings.find(host).isEmpty()) {
            LOG.warn(
                    "SendEmail: there is no MailHost in {}, so that no mail will be sent",
                    host.file().usualName());
            return (outcome, text) -> {};
        }
        Mailer.problemOf(to).ifPresent(problem -> {
            throw new ConfigException(List.of(new Problem("YourEmail: " + problem)));
        });
        MailSettings mail = keys.server().server(settings, Optional.of(to)).orElseThrow();
        return (outcome, text) -> send(mail, to, subject + ": " + outcome, text);
    }

    private void send(MailSettings mail, String to, String subject, List<String> text) {
        try {
            new Mailer(mail, clock).send(to, subject, String.join("\n", text) + "\n");
        } catch (MailException e) {
            LOG.warn("no mail was sent: {}", e.getMessage());
        }
    }
}
