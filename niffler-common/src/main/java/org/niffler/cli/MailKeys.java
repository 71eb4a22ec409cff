package org.niffler.cli;

import org.niffler.config.ConfigFile;
import org.niffler.config.Key;
import org.niffler.config.Schema;

/**
 * The settings of the mail at the end of a run. Whether and to whom stands in the run's own file; the server where the
 * module's administrator sets it.
 */
public record MailKeys(Key<Boolean> sendEmail, Key<String> yourEmail, MailServerKeys server) {

    /** @param server the file that says which mail server to use */
    public static MailKeys withServerIn(ConfigFile server) {
        return new MailKeys(
                Key.bool("SendEmail")
                        .describedAs("Whether to send a mail at the end; needs MailHost")
                        .defaultsTo("false"),
                Key.text("YourEmail").describedAs("Where that mail goes").defaultsTo("test@test.test"),
                MailServerKeys.in(server, "Default: YourEmail"));
    }

    public Schema schema() {
        return Schema.titled(
                "Mail at the end:",
                sendEmail,
                yourEmail,
                server.host(),
                server.port(),
                server.security(),
                server.from(),
                server.user(),
                server.password());
    }
}
