package org.niffler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnbuiltModuleTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void refusesACallWithoutArguments() {
        assertThat(run()).isEqualTo(2);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEqualToNormalizingNewlines("""
                        dig-extraction is not built yet: Niffler (not from a jar) cannot run it.
                        Use a spade meanwhile.
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--config", "-x", "collect", "@no-such-file"})
    void refusesWhateverTheModuleWillUnderstandOneDay(String argument) {
        assertThat(run(argument, "value")).isEqualTo(2);
    }

    @Test
    void printsItsHelpEvenAmongOptionsItDoesNotKnow() {
        assertThat(run("--config", "config.json", "--help")).isZero();

        assertThat(err.toString()).isEmpty();
        assertThat(out.toString()).isEqualToNormalizingNewlines("""
                        Usage: dig-extraction [-hV]
                        Digs for treasure.
                        Not built yet: everything but these two options ends with exit code 2.
                          -h, --help      Show this help message and exit.
                          -V, --version   Print version information and exit.
                        Use a spade meanwhile.
                        """);
    }

    @Test
    void printsItsVersion() {
        assertThat(run("--version")).isZero();

        assertThat(out.toString())
                .startsWith("dig-extraction (not from a jar) (Java ")
                .hasLineCount(1);
    }

    private int run(String... args) {
        return new UnbuiltModule("dig-extraction", "Digs for treasure.", "Use a spade meanwhile.", getClass())
                .run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }
}
