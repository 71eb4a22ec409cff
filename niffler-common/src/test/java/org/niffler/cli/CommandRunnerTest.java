package org.niffler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.niffler.config.Key;

class CommandRunnerTest {

    @TempDir
    Path folder;

    private final ExampleProgram program = new ExampleProgram(() -> ExitCode.ALL_DONE);

    private Map<Key<?>, String> given(String... args) {
        assertThat(program.run(args)).as(program.err()).isZero();
        return program.invocations().get(program.invocations().size() - 1).given();
    }

    @Test
    void runsTheFirstCommandWhenNoneIsNamed() {
        assertThat(program.run()).isZero();
        assertThat(program.out()).isEqualTo("extracted\n");
        assertThat(program.err()).isEmpty();
    }

    @Test
    void keepsTheOptionsThatACommandAddsItself() {
        assertThat(program.run("--dry-run")).isZero();
        assertThat(program.out()).isEqualTo("would extract\n");
    }

    @Test
    void runsASubcommandWithItsOptions() throws IOException {
        Path system = Files.writeString(folder.resolve("system.json"), "{\"SrcAet\": \"PACS@host:104\"}");

        assertThat(program.run("echo", "--NifflerSystem", system.toString())).isZero();
        assertThat(program.out()).isEqualTo("echo to PACS@host:104\n");
    }

    @ParameterizedTest
    @EnumSource(ExitCode.class)
    void endsWithTheCodeOfTheCommand(ExitCode code) {
        assertThat(new ExampleProgram(() -> code).run()).isEqualTo(code.code());
    }

    @Test
    void takesKeysUnderBothNames() {
        assertThat(given("--SrcAet", "PACS@host:104", "--date-format=%Y-%m-%d"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        ExampleProgram.SRC_AET, "PACS@host:104",
                        ExampleProgram.DATE_FORMAT, "%Y-%m-%d"));
        assertThat(given("--src-aet", "PACS@host:104")).containsEntry(ExampleProgram.SRC_AET, "PACS@host:104");
        assertThat(given("--is16-bit")).containsEntry(ExampleProgram.BIT16, "true");
    }

    @Test
    void takesABooleanWithAndWithoutItsValue() {
        assertThat(given()).isEmpty();
        assertThat(given("--SendEmail")).containsEntry(ExampleProgram.SEND_EMAIL, "true");
        assertThat(given("--SendEmail", "false")).containsEntry(ExampleProgram.SEND_EMAIL, "false");
        assertThat(given("--send-email=False")).containsEntry(ExampleProgram.SEND_EMAIL, "False");
        assertThat(given("--SendEmail", "--dry-run")).containsEntry(ExampleProgram.SEND_EMAIL, "true");
    }

    @Test
    void takesAValueThatBeginsWithAnAtSignAsItIs() {
        assertThat(given("--SrcAet", "@host:104")).containsEntry(ExampleProgram.SRC_AET, "@host:104");
    }

    @Test
    void acceptsTheIgnoredKeysOfTheOriginal() {
        assertThat(given("--DCM4CHEBin", "/opt/bin")).containsEntry(ExampleProgram.DCM4CHE_BIN, "/opt/bin");
    }

    @Test
    void tellsTheCommandItsStandardOptions() {
        program.run("--config", "my.json", "--verbose", "-q");
        program.run();

        List<Invocation> invocations = program.invocations();
        assertThat(invocations.get(0).configFile()).contains(Path.of("my.json"));
        assertThat(invocations.get(0).verbose()).isTrue();
        assertThat(invocations.get(0).quiet()).isTrue();
        assertThat(invocations.get(1).configFile()).isEmpty();
        assertThat(invocations.get(1).verbose()).isFalse();
        assertThat(invocations.get(1).quiet()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void printsTheVersion(String option) {
        assertThat(program.run(option)).isZero();
        assertThat(program.out())
                .isEqualTo("example (not from a jar) (Java " + System.getProperty("java.version") + ", "
                        + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ")\n");
        assertThat(program.invocations()).isEmpty();
    }

    @Test
    void takesTheVersionFromTheManifestOfTheJar() {
        // JUnit's own jar has one; the number itself is JUnit's business.
        assertThat(new ProgramVersion("example", Test.class).number()).matches("5\\..*");
    }

    @Test
    void printsHelpWithBothNamesDefaultsAndExamples() {
        assertThat(program.run("--help")).isZero();
        assertThat(program.err()).isEmpty();
        assertThat(program.out()).isEqualTo("""
                Usage: example [OPTIONS] [COMMAND]
                Extracts what a CSV lists.
                      --dry-run       Only list what would be retrieved.
                      --config=FILE   The file with this run's settings, instead of config.json.
                      --SrcAet, --src-aet=<text>
                                      The PACS. Required. Example: PACS@pacs.example.org:104. [system.json]
                      --NifflerSystem, --niffler-system=<path>
                                      The host's settings. Default: system.json. [config.json]
                  -v, --verbose       Show what is going on, and log more of it.
                  -q, --quiet         Show results, warnings and errors only, no progress.
                  -h, --help          Show this help and end.
                  -V, --version       Show the version and end.

                The files:
                      --DateFormat, --date-format=<text>
                                      How the CSV writes dates. Default: %Y%m%d. [config.json]
                      --is16Bit, --is16-bit[=<true|false>]
                                      Wide PNGs. Default: true. [config.json]

                At the end:
                      --SendEmail, --send-email[=<true|false>]
                                      Mail when the run ends. Default: true. [config.json]

                Commands:
                  echo  Asks the PACS for an echo.
                """);
    }

    private void assertUsageError(String expected, String... args) {
        assertThat(program.run(args)).isEqualTo(2);
        assertThat(program.out()).isEmpty();
        assertThat(program.err()).isEqualTo(expected);
        assertThat(program.invocations()).isEmpty();
    }

    @Test
    void guessesTheOptionThatWasMeant() {
        assertUsageError("""
                Unknown option '--DateFromat'
                Did you mean '--DateFormat'?
                Usage: example [OPTIONS] [COMMAND]
                Try 'example --help' for more.
                """, "--DateFromat", "%Y");
    }

    @Test
    void doesNotRepeatTheValueOfAnUnknownOption() {
        assertUsageError("""
                Unknown option '--SmtpPassword'
                Usage: example [OPTIONS] [COMMAND]
                Try 'example --help' for more.
                """, "--SmtpPassword=hunter2");
    }

    @Test
    void guessesTheSubcommandThatWasMeant() {
        assertUsageError("""
                Unexpected argument 'ecko'
                Did you mean 'echo'?
                Usage: example [OPTIONS] [COMMAND]
                Try 'example --help' for more.
                """, "ecko");
    }

    @Test
    void explainsTheUsageOfTheSubcommandThatWasCalled() {
        assertUsageError("""
                Unknown option '--SrcAte'
                Did you mean '--SrcAet'?
                Usage: example echo [OPTIONS]
                Try 'example echo --help' for more.
                """, "echo", "--SrcAte", "PACS");
    }

    @Test
    void refusesAnOptionWithoutItsValue() {
        assertUsageError("""
                Missing required parameter for option '--src-aet' (<text>)
                Usage: example [OPTIONS] [COMMAND]
                Try 'example --help' for more.
                """, "--SrcAet");
    }

    @Test
    void refusesAnOptionGivenTwice() {
        assertUsageError("""
                option '--src-aet' (<text>) should be specified only once
                Usage: example [OPTIONS] [COMMAND]
                Try 'example --help' for more.
                """, "--SrcAet", "A", "--src-aet", "B");
    }

    @Test
    void refusesOptionsThatWouldSilentlyBelongToTheCommandBeforeTheSubcommand() {
        assertUsageError("""
                Option '--NifflerSystem' stands before 'echo'; put it after
                Usage: example echo [OPTIONS]
                Try 'example echo --help' for more.
                """, "--NifflerSystem", "system.json", "echo");
    }
}
