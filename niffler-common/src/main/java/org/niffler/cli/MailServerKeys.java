package org.niffler.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.niffler.config.ConfigException;
import org.niffler.config.ConfigFile;
import org.niffler.config.Key;
import org.niffler.config.Problem;
import org.niffler.config.Schema;
import org.niffler.config.Settings;
import org.niffler.notify.MailSecurity;
import org.niffler.notify.MailSettings;

/** The settings of the mail server, for modules that send mails. */
public record MailServerKeys(
        Key<String> host,
        Key<Integer> port,
        Key<MailSecurity> security,
        Key<String> from,
        Key<String> user,
        Key<String> password) {

    private static final String PASSWORD_VARIABLE = "NIFFLER_MAIL_PASSWORD";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /**
     * The settings of a module that has them in this file.
     *
     * @param sender what MailFrom is, if it is not set, for its description
     */
    public static MailServerKeys in(ConfigFile file, String sender) {
        return new MailServerKeys(
                Key.text("MailHost")
                        .in(file)
                        .describedAs("The mail server that takes our mails")
                        .example("smtp.hospital.example")
                        .optional(),
                Key.integer("MailPort", 1, 65_535)
                        .in(file)
                        .describedAs("Its port")
                        .defaultsTo("25"),
                Key.enumeration("MailSecurity", MailSecurity.class)
                        .in(file)
                        .describedAs("How it is spoken to")
                        .defaultsTo("none"),
                Key.text("MailFrom")
                        .in(file)
                        .describedAs("The sender's address. " + sender)
                        .optional(),
                Key.text("MailUser")
                        .in(file)
                        .describedAs("The user to log in as, if it wants one")
                        .optional(),
                Key.text("MailPassword")
                        .in(file)
                        .describedAs("Better kept in the environment variable " + PASSWORD_VARIABLE)
                        .fromEnvironment(PASSWORD_VARIABLE)
                        .secret()
                        .optional());
    }

    /** Under a title of its own. */
    public Schema schema(String title) {
        return Schema.titled(title, host, port, security, from, user, password);
    }

    /**
     * The server, if one is set.
     *
     * @param sender if MailFrom is not set
     * @throws ConfigException if there is no sender or its address is none, or one of user and password is missing
     */
    public Optional<MailSettings> server(Settings settings, Optional<String> sender) {
        return settings.find(host).map(name -> server(settings, name, sender));
    }

    private MailSettings server(Settings settings, String name, Optional<String> sender) {
        String address = settings.find(from)
                .or(() -> sender)
                .orElseThrow(() ->
                        new ConfigException(List.of(new Problem("MailFrom: is missing: MailHost needs a sender"))));
        try {
            return new MailSettings(
                    name,
                    settings.get(port),
                    settings.get(security),
                    settings.find(user),
                    settings.find(password),
                    address,
                    TIMEOUT);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(List.of(new Problem("MailUser, MailPassword (or the environment variable "
                    + PASSWORD_VARIABLE + "), MailFrom: " + e.getMessage())));
        }
    }
}
