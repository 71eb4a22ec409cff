package org.niffler.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailSettingsTest {

    private static final String FROM = "niffler@hospital.example";
    private static final Optional<String> NONE = Optional.empty();

    @Test
    void neverShowsThePassword() {
        assertThat(settings("::1", 587, Optional.of("niffler"), Optional.of("secret"), FROM, Duration.ofSeconds(5)))
                .hasToString("MailSettings[[::1]:587, STARTTLS, user niffler, from niffler@hospital.example]");
    }

    @Test
    void refusesWhatCannotBe() {
        Duration timeout = Duration.ofSeconds(5);
        assertRefused("the mail server's host is missing", " ", 25, NONE, NONE, FROM, timeout);
        assertRefused("the mail server's port 0 is not within 1 to 65535", "mail", 0, NONE, NONE, FROM, timeout);
        assertRefused(
                "a login at the mail server needs both a user and a password, but the password is missing",
                "mail",
                25,
                Optional.of("niffler"),
                NONE,
                FROM,
                timeout);
        assertRefused(
                "a login at the mail server needs both a user and a password, but the user is missing",
                "mail",
                25,
                NONE,
                Optional.of("secret"),
                FROM,
                timeout);
        assertRefused(
                "the sender 'niffler' is not a mail address (Missing final '@domain'); expected one address such as research@hospital.example",
                "mail",
                25,
                NONE,
                NONE,
                "niffler",
                timeout);
        assertRefused(
                "the mail server's timeout PT0S is not within 1 ms to 24 days",
                "mail",
                25,
                NONE,
                NONE,
                FROM,
                Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "research@hospital.example",
                "first.last+niffler@radiology.hospital.example",
                "root@localhost",
                "Research <research@hospital.example>"
            })
    void findsNothingWrongWithAnAddress(String address) {
        assertThat(Mailer.problemOf(address)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "research                 | \"is not a mail address (Missing final '@domain')\"",
                "research@                | is not a mail address (Missing domain)",
                "@hospital.example        | is not a mail address (Missing local name)",
                "\"\"                       | is not a mail address (Illegal address)",
                "a@b.example, c@b.example | is not a mail address (Illegal address)",
                "all: a@b.example;        | is a group of addresses",
                "a b@b.example            | is not a mail address (Local address contains control or whitespace)",
                "müller@hospital.example  | has characters beyond ASCII",
            })
    void saysWhatIsWrongWithAnAddress(String address, String problem) {
        assertThat(Mailer.problemOf(address))
                .contains("'" + address + "' " + problem + "; expected one address such as research@hospital.example");
    }

    @Test
    void refusesAnAddressWithALineBreak() {
        assertThat(Mailer.problemOf("a@b.example\r\nBcc: c@b.example"))
                .contains("'a@b.example Bcc: c@b.example' has a line break or another control character; expected one"
                        + " address such as research@hospital.example");
    }

    private static void assertRefused(
            String message,
            String host,
            int port,
            Optional<String> user,
            Optional<String> password,
            String from,
            Duration timeout) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(host, port, user, password, from, timeout))
                .withMessage(message);
    }

    private static MailSettings settings(
            String host, int port, Optional<String> user, Optional<String> password, String from, Duration timeout) {
        return new MailSettings(host, port, MailSecurity.STARTTLS, user, password, from, timeout);
    }
}
