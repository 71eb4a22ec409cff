package org.niffler.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.niffler.config.ConfigException;
import org.niffler.config.ConfigFile;
import org.niffler.config.Key;
import org.niffler.config.Problem;
import org.niffler.config.Settings;
import org.niffler.config.SettingsLoader;
import org.niffler.notify.MailSecurity;
import org.niffler.notify.MailSettings;

class MailServerKeysTest {

    private static final String PASSWORD = "hunter2 and more";

    private final MailServerKeys keys = MailServerKeys.in(ConfigFile.APP_LAYER, "Needed with MailHost");

    private Settings settings(Map<Key<?>, String> given) {
        return new SettingsLoader(keys.schema("Mails:"))
                .environment(Map.of("NIFFLER_MAIL_PASSWORD", PASSWORD))
                .commandLine(given)
                .load();
    }

    private void assertProblem(Map<Key<?>, String> given, String message) {
        assertThatThrownBy(() -> keys.server(settings(given), Optional.empty()))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e -> assertThat(e.problems())
                                .extracting(Problem::message)
                                .containsExactly(message));
    }

    @Test
    void isNoServerWithoutAHost() {
        assertThat(keys.server(settings(Map.of(keys.from(), "no address")), Optional.empty()))
                .isEmpty();
    }

    @Test
    void takesThePasswordFromTheEnvironment() {
        Settings settings = settings(Map.of(
                keys.host(), "smtp.example.org",
                keys.port(), "587",
                keys.security(), "starttls",
                keys.from(), "niffler@example.org",
                keys.user(), "niffler"));

        assertThat(keys.server(settings, Optional.of("else@example.org")))
                .contains(new MailSettings(
                        "smtp.example.org",
                        587,
                        MailSecurity.STARTTLS,
                        Optional.of("niffler"),
                        Optional.of(PASSWORD),
                        "niffler@example.org",
                        Duration.ofSeconds(30)));
    }

    @Test
    void needsASender() {
        assertProblem(
                Map.of(keys.host(), "smtp.example.org", keys.user(), "niffler"),
                "MailFrom: is missing: MailHost needs a sender");
    }

    @Test
    void needsAUserForAPassword() {
        assertProblem(
                Map.of(keys.host(), "smtp.example.org", keys.from(), "niffler@example.org"),
                "MailUser, MailPassword (or the environment variable NIFFLER_MAIL_PASSWORD), MailFrom: a login at the mail"
                        + " server needs both a user and a password, but the user is missing");
    }
}
