package org.niffler.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

class LoggingTest {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d)";

    @TempDir
    Path folder;

    private final LoggerContext context = newContext();
    private final StringWriter err = new StringWriter();
    private final Console console = new Console(new PrintWriter(err), new PrintWriter(err), false);

    private static LoggerContext newContext() {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        return context;
    }

    @AfterEach
    void closeFiles() {
        context.stop();
    }

    private Path file() {
        return folder.resolve("niffler1.log");
    }

    private Logger configure(boolean verbose) {
        new Logging(context).configure(LogTarget.fileAndConsole(file(), console, verbose));
        return context.getLogger("org.niffler.Example");
    }

    private static void logOnEachLevel(Logger logger) {
        logger.debug("one");
        logger.info("two");
        logger.warn("three");
        logger.error("four");
    }

    @Test
    void writesOneLineAnEvent() throws IOException {
        configure(false).info("study {}\nof row 2\t\u001B[31m", "1.2.3");

        assertThat(Files.readString(file()))
                .matches(TIME + " INFO  \\[[^]]+] org\\.niffler\\.Example - study 1\\.2\\.3 of row 2 \\[31m\\R");
    }

    @Test
    void logsEventsToTheFileAndWarnsOnTheConsole() throws IOException {
        logOnEachLevel(configure(false));

        assertThat(Files.readString(file()))
                .contains("- two", "- three", "- four")
                .doesNotContain("- one");
        assertThat(err.toString()).contains("- three", "- four").doesNotContain("- one", "- two");
    }

    @Test
    void logsMoreWhenVerbose() throws IOException {
        logOnEachLevel(configure(true));

        assertThat(Files.readString(file())).contains("- one", "- two", "- three", "- four");
        assertThat(err.toString()).contains("- two", "- three", "- four").doesNotContain("- one");
    }

    @Test
    void neverLogsWhatTheToolkitSaysBelowWarn() throws IOException {
        configure(true);

        logOnEachLevel(context.getLogger("org.aoju.bus.image.galaxy.data.PersonName"));

        assertThat(Files.readString(file()))
                .contains("- three", "- four")
                .doesNotContain("- one")
                .doesNotContain("- two");
    }

    @Test
    void putsTracesInTheFileAndOnlyMessagesOnTheConsole() throws IOException {
        configure(false).error("failed", new IOException("disk full"));

        assertThat(Files.readString(file())).contains("- failed").contains("java.io.IOException: disk full\n\tat ");
        assertThat(err.toString()).contains("- failed").doesNotContain("IOException");
    }

    @Test
    void keepsOffTheConsoleWhatTheUserWasToldAlready() throws IOException {
        configure(true).error(Logging.FILE_ONLY, "told");

        assertThat(Files.readString(file())).contains("- told");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void takesThePlaceOfAProgressBar() {
        Console terminal = new Console(console.out(), console.err(), true);
        new Logging(context).configure(LogTarget.consoleOnly(terminal, false));

        context.getLogger("org.niffler.Example").warn("slow");

        assertThat(err.toString()).startsWith("\u001B[K2").endsWith(" - slow" + System.lineSeparator());
    }

    @Test
    void appendsToTheLogOfEarlierRuns() throws IOException {
        Files.writeString(file(), "earlier\n");
        configure(false).info("later");

        assertThat(Files.readString(file())).startsWith("earlier\n").contains("- later");
    }

    @Test
    void beginsANewFileWhenOneIsFullAndKeepsTheOld() throws IOException {
        Path odd = folder.resolve("a (test)").resolve("niffler1.log");
        Files.createDirectories(odd.getParent());
        Files.write(odd, new byte[50 * 1024 * 1024 + 1]);
        new Logging(context).configure(LogTarget.fileAndConsole(odd, console, false));

        context.getLogger("org.niffler.Example").info("the drop too much");

        assertThat(odd.resolveSibling("niffler1.log.1")).hasSize(50 * 1024 * 1024 + 1);
        assertThat(Files.readString(odd)).contains("- the drop too much");
    }

    @Test
    void refusesAFileThatCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("not-a-folder"), "").resolve("niffler1.log");
        LogTarget target = LogTarget.fileAndConsole(file, console, false);

        assertThatThrownBy(() -> new Logging(context).configure(target))
                .isInstanceOfSatisfying(CliException.class, e -> {
                    assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
                    assertThat(e.lines()).containsExactly("The log file " + file + " cannot be written.");
                    assertThat(e.hint()).contains("Start the command in a folder where this user may write.");
                });
    }

    @Test
    void refusesAPathThatTheLogCannotRoll() {
        LogTarget target = LogTarget.fileAndConsole(Path.of("50% full", "niffler1.log"), console, false);

        assertThatThrownBy(() -> new Logging(context).configure(target))
                .isInstanceOfSatisfying(CliException.class, e -> {
                    assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
                    assertThat(e.lines()).containsExactly("The log file's path has a % in it: 50% full/niffler1.log");
                    assertThat(e.hint()).contains("Log to a folder without one.");
                });
    }

    @Test
    void holdsOnToItsWriterWhenTheErrorStreamIsSwapped() {
        new Logging(context).configure(LogTarget.consoleOnly(console, false));
        PrintStream before = System.err;
        ByteArrayOutputStream other = new ByteArrayOutputStream();
        try {
            System.setErr(new PrintStream(other, true, StandardCharsets.UTF_8));
            context.getLogger("org.niffler.Example").warn("slow");
        } finally {
            System.setErr(before);
        }

        assertThat(other.size()).isZero();
        assertThat(err.toString()).contains("- slow");
    }
}
