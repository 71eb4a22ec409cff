package org.niffler.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
    void showsNoUidWhereNobodyIsToBeTold() {
        new Logging(context).configure(LogTarget.consoleOnly(console, false).withoutUids());
        context.getLogger("org.niffler.Example")
                .warn("series 1.2.840.113619.2.1 and 2.25.97114309516177732743 from 192.168.10.20, version 17.0.12");

        assertThat(err.toString()).contains("series (UID) and (UID) from 192.168.10.20, version 17.0.12");
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

    @ParameterizedTest
    @ValueSource(strings = {"io.javalin", "io.netty", "org.eclipse.jetty", "org.h2", "org.mongodb.driver"})
    void neverLogsWhatStoresAndServersSayBelowWarn(String library) throws IOException {
        configure(true);

        logOnEachLevel(context.getLogger(library + ".Example"));

        assertThat(Files.readString(file()))
                .contains("- three", "- four")
                .doesNotContain("- one")
                .doesNotContain("- two");
    }

    @Test
    void logsOnlyErrorsOfStoresAndServersUnlessVerbose() throws IOException {
        configure(false);

        logOnEachLevel(context.getLogger("org.mongodb.driver.cluster"));

        assertThat(Files.readString(file())).contains("- four").doesNotContain("- three");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void neverLogsTheEmbeddedStoreWhichPrintsDocuments(boolean verbose) throws IOException {
        configure(verbose);

        logOnEachLevel(context.getLogger("de.bwaldvogel.mongo.wire.MongoDatabaseHandler"));

        assertThat(Files.readString(file())).isEmpty();
        assertThat(err.toString()).isEmpty();
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

    private Logger configureService() {
        new Logging(context).configure(LogTarget.service(file(), console, false));
        return context.getLogger("org.niffler.Example");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String unpacked(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** An empty file of that many bytes, which takes no room. */
    private void sparse(String name, long bytes) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
            file.setLength(bytes);
        }
    }

    private static LocalDate daysAgo(int days) {
        return LocalDate.now(ZoneId.systemDefault()).minusDays(days);
    }

    private void writeYesterday(String text) throws IOException {
        Files.writeString(file(), text);
        Files.setLastModifiedTime(
                file(),
                FileTime.from(
                        daysAgo(1).atTime(12, 0).atZone(ZoneId.systemDefault()).toInstant()));
    }

    @Test
    void beginsANewFileOfAServiceEveryDayAndPacksTheOld() throws IOException {
        writeYesterday("yesterday\n");
        configureService().info("today");
        String packed = "niffler1.log." + daysAgo(1) + ".0.gz";

        await().untilAsserted(() -> assertThat(names()).containsExactly("niffler1.log", packed));

        assertThat(unpacked(folder.resolve(packed))).isEqualTo("yesterday\n");
        assertThat(Files.readString(file())).contains("- today").doesNotContain("yesterday");
    }

    @Test
    void beginsANewFileOfAServiceWhenOneIsFull() throws IOException {
        Files.write(file(), new byte[50 * 1024 * 1024 + 1]);
        configureService().info("the drop too much");
        String packed = "niffler1.log." + daysAgo(0) + ".0.gz";

        await().untilAsserted(() -> assertThat(names()).containsExactly("niffler1.log", packed));

        assertThat(Files.readString(file())).contains("- the drop too much");
    }

    @Test
    void keepsTheFilesOfAServiceForThirtyDays() throws IOException {
        writeYesterday("yesterday\n");
        Files.writeString(folder.resolve("niffler1.log." + daysAgo(30) + ".0.gz"), "kept");
        Files.writeString(folder.resolve("niffler1.log." + daysAgo(31) + ".0.gz"), "old");
        Files.writeString(folder.resolve("niffler2.log." + daysAgo(31) + ".0.gz"), "not ours");
        configureService().info("today");

        await().untilAsserted(() -> assertThat(names())
                .containsExactly(
                        "niffler1.log",
                        "niffler1.log." + daysAgo(30) + ".0.gz",
                        "niffler1.log." + daysAgo(1) + ".0.gz",
                        "niffler2.log." + daysAgo(31) + ".0.gz"));
    }

    @Test
    void keepsNoMoreThanTwoGigabytesOfOldFilesOfAService() throws IOException {
        writeYesterday("yesterday\n");
        sparse("niffler1.log." + daysAgo(2) + ".0.gz", 1024L * 1024 * 1024);
        sparse("niffler1.log." + daysAgo(3) + ".0.gz", 1000L * 1024 * 1024);
        sparse("niffler1.log." + daysAgo(4) + ".0.gz", 1000L * 1024 * 1024);
        configureService().info("today");

        await().untilAsserted(() -> assertThat(names())
                .containsExactly(
                        "niffler1.log",
                        "niffler1.log." + daysAgo(3) + ".0.gz",
                        "niffler1.log." + daysAgo(2) + ".0.gz",
                        "niffler1.log." + daysAgo(1) + ".0.gz"));
    }

    @Test
    void warnsOfAServiceOnTheConsoleToo() throws IOException {
        logOnEachLevel(configureService());

        assertThat(Files.readString(file())).contains("- two", "- three", "- four");
        assertThat(err.toString()).contains("- three", "- four").doesNotContain("- two");
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
