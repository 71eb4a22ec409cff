package org.niffler.app.explorer.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.niffler.filter.FilterException;

class ShellTextTest {

    private static String printed(String script) throws IOException {
        Process shell =
                new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
        return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CT",
                "",
                "it's",
                "'; touch /nowhere/niffler; '",
                "$(exit 1) `exit 1` $HOME ~ * ? \\ \\' \" ! # &",
                "two\nlines\ttab",
                "-n",
                "\u202Eright to left \u00E4"
            })
    void isTakenForWhatItIs(String text) throws IOException {
        assertThat(printed("printf %s " + ShellText.word(text))).isEqualTo(text);
        assertThat(printed("printf %s " + ShellText.quoted(text))).isEqualTo(text);
    }

    @Test
    void isShortWhereNothingNeedsQuotes() {
        assertThat(ShellText.word("/data/cohort-1.csv")).isEqualTo("/data/cohort-1.csv");
        assertThat(ShellText.quoted("CT")).isEqualTo("'CT'");
    }

    @Test
    void makesACommandOfAHostileFilter() throws IOException, FilterException {
        CohortQuestion question = CohortQuestion.of(
                "my collection", "Manufacturer = \"O'Neil $(exit 1)\" # `exit 2`\nor Modality = CT", List.of());

        assertThat(printed("java() { printf '[%s]' \"$@\"; }; " + question.command()))
                .isEqualTo("[-jar][app-layer.jar][cohort][--filter]"
                        + "[Manufacturer = \"O'Neil $(exit 1)\" or Modality = CT][--collection][my collection]");
    }
}
