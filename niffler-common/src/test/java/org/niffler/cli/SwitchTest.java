package org.niffler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niffler.config.Key;
import org.niffler.config.Schema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Switches, which may have a value, in front of the words that a command takes without a name. */
class SwitchTest {

    private static final Key<Boolean> KEEP =
            Key.bool("KeepHierarchy").describedAs("Keep it").defaultsTo("false");
    private static final Key<String> NAME =
            Key.text("Name").describedAs("Some text").optional();
    private static final Schema SCHEMA = Schema.of(KEEP, NAME);

    private final StringWriter err = new StringWriter();
    private final Copy copy = new Copy();

    private int run(String... args) {
        ProgramVersion version = new ProgramVersion("copy", SwitchTest.class);
        return new CommandRunner(version, () -> copy)
                .run(args, new PrintWriter(new StringWriter()), new PrintWriter(err));
    }

    @ParameterizedTest
    @CsvSource({
        "--keep-hierarchy in out, true",
        "--KeepHierarchy in out, true",
        "in --keep-hierarchy out, true",
        "in out --keep-hierarchy, true",
        "--keep-hierarchy --name x in out, true",
        "--keep-hierarchy true in out, true",
        "--keep-hierarchy FALSE in out, FALSE",
        "--keep-hierarchy=false in out, false",
        "in --keep-hierarchy=true out, true",
        "in out --keep-hierarchy false, false",
        "--keep-hierarchy -- in out, true"
    })
    void leavesTheWordsBehindItToTheCommand(String line, String value) {
        assertThat(run(line.split(" "))).as(err.toString()).isZero();

        assertThat(copy.given).contains(value);
        assertThat(List.of(copy.in, copy.out)).containsExactly(Path.of("in"), Path.of("out"));
    }

    @Test
    void takesWhatIsAttachedAsItsValueWhateverItIs() {
        assertThat(run("--keep-hierarchy=maybe", "in", "out")).isZero();

        assertThat(copy.given).contains("maybe");
        assertThat(List.of(copy.in, copy.out)).containsExactly(Path.of("in"), Path.of("out"));
    }

    @Test
    void takesTheNextWordOfACommandThatHasNoPlaceForIt() {
        ExampleProgram program = new ExampleProgram(() -> ExitCode.ALL_DONE);

        assertThat(program.run("--SendEmail", "maybe")).as(program.err()).isZero();

        assertThat(program.invocations().get(0).given()).containsEntry(ExampleProgram.SEND_EMAIL, "maybe");
    }

    @Command(name = "copy", description = "Copies.")
    private static final class Copy extends NifflerCommand {

        @Parameters(index = "0")
        private Path in;

        @Parameters(index = "1")
        private Path out;

        private Optional<String> given = Optional.empty();

        Copy() {
            super(SCHEMA);
        }

        @Override
        protected ExitCode execute(Invocation invocation) {
            given = Optional.ofNullable(invocation.given().get(KEEP));
            return ExitCode.ALL_DONE;
        }
    }
}
