package org.niffler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutionErrorsTest {

    private static ExampleProgram failing(Exception error) {
        return new ExampleProgram(() -> {
            throw error;
        });
    }

    @Test
    void printsTheMessageAndTheHintAndEndsWithTheCode() {
        ExampleProgram program = failing(new CliException(
                        ExitCode.PEER_UNREACHABLE, List.of("PACS@host:104 does not answer.", "Connection refused."))
                .withHint("Check SrcAet in system.json."));

        assertThat(program.run()).isEqualTo(3);
        assertThat(program.err()).isEqualTo("""
                PACS@host:104 does not answer.
                Connection refused.
                Check SrcAet in system.json.
                """);
    }

    @Test
    void printsTheTraceOnlyIfAsked() {
        CliException error =
                new CliException(ExitCode.LOCKED, "Another run works here.").causedBy(new IOException("locked"));

        ExampleProgram program = failing(error);
        assertThat(program.run("--verbose")).isEqualTo(4);
        assertThat(program.err())
                .startsWith("Another run works here.\norg.niffler.cli.CliException: Another run works here.\n\tat ")
                .contains("\nCaused by: java.io.IOException: locked\n\tat ");
    }

    @Test
    void listsAllProblemsOfTheConfiguration(@TempDir Path folder) throws IOException {
        Path system = Files.writeString(folder.resolve("system.json"), "{\"SrcAet\": 1, \"CsvFile\": \"x\"}");
        ExampleProgram program = new ExampleProgram(() -> ExitCode.ALL_DONE);

        assertThat(program.run("echo", "--NifflerSystem", system.toString())).isEqualTo(2);
        assertThat(program.out()).isEmpty();
        assertThat(program.err()).isEqualTo("""
                2 problems in the configuration:
                  %1$s, line 1: SrcAet: 1 is not valid: allowed is text that is not empty, in double quotes
                  %1$s, line 1: unknown key 'CsvFile'; known keys are SrcAet, DCM4CHEBin
                Nothing was started. Mend this and run the command again.
                """.formatted(system));
    }

    @Test
    void owesTheUserAnExplanationForABugButNotTheMessage() {
        IllegalStateException error = new IllegalStateException("DOE^JANE");
        StackTraceElement frame = error.getStackTrace()[0];
        ExampleProgram program = failing(error);

        assertThat(program.run()).isEqualTo(1);
        assertThat(program.err())
                .isEqualTo("Internal error: IllegalStateException in " + frame + ".\n"
                        + "This is a bug in Niffler, and the run ended early. Please report it with the trace in the "
                        + "log, or run again with --verbose to see the trace here.\n");
    }

    @Test
    void saysThatTheRunWasInterrupted() {
        ExampleProgram program = failing(new InterruptedException());

        assertThat(program.run()).isEqualTo(130);
        assertThat(program.err()).isEqualTo("Interrupted.\n");
    }
}
