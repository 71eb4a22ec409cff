package org.niffler.cli;

import org.niffler.config.ConfigFile;
import org.niffler.config.Key;
import org.niffler.config.Schema;
import org.niffler.notify.MailSecurity;

/**
 * The settings of the mail at the end of a run. Whether and to whom stands in the run's own file; the server where the
 * module's administrator sets it.
 */
public record MailKeys(
        Key<Boolean> sendEmail,
        Key<String> yourEmail,
        Key<String> host,
        Key<Integer> port,
        Key<MailSecurity> security,
        Key<String> from,
        Key<String> user,
        Key<String> password) {

    private static final String PASSWORD_VARIABLE = "NIFFLER_MAIL_PASSWORD";

    /** @param server the file that says which mail server to use */
    public static MailKeys withServerIn(ConfigFile server) {
        return new MailKeys(
                Key.bool("SendEmail")
                        .describedAs("Whether to send a mail at the end; needs MailHost")
                        .defaultsTo("false"),
                Key.text("YourEmail").describedAs("Where that mail goes").defaultsTo("test@test.test"),
                Key.text("MailHost")
                        .in(server)
                        .describedAs("The mail server that takes our mails")
                        .example("smtp.hospital.example")
                        .optional(),
                Key.integer("MailPort", 1, 65_535)
                        .in(server)
                        .describedAs("Its port")
                        .defaultsTo("25"),
                Key.enumeration("MailSecurity", MailSecurity.class)
                        .in(server)
                        .describedAs("How it is spoken to")
                        .defaultsTo("none"),
                Key.text("MailFrom")
                        .in(server)
                        .describedAs("The sender's address. Default: YourEmail")
                        .optional(),
                Key.text("MailUser")
                        .in(server)
                        .describedAs("The user to log in as, if it wants one")
                        .optional(),
                Key.text("MailPassword")
                        .in(server)
                        .describedAs("Better kept in the environment variable " + PASSWORD_VARIABLE)
                        .fromEnvironment(PASSWORD_VARIABLE)
                        .secret()
                        .optional());
    }

    public Schema schema() {
        return Schema.titled("Mail at the end:", sendEmail, yourEmail, host, port, security, from, user, password);
    }
}
