package org.niffler.cold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.niffler.cli.Console;
import org.niffler.cli.StopSignal;
import org.niffler.csv.CsvLine;
import org.niffler.csv.CsvReader;
import org.niffler.schedule.Backoff;
import org.niffler.testkit.fixture.DcmFiles;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.jar.ExecutableJar;
import org.niffler.testkit.peer.PeerAddress;
import org.niffler.testkit.process.Ports;
import org.niffler.testkit.process.ProcessResult;
import org.niffler.testkit.process.ProgramRun;

/** An extraction set up in a folder, and run by its {@code Main} in this process, or as a user does, by the jar. */
final class Run {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final Path folder;
    private final String pacs;
    /** The PACS must know our port before we listen, so that it cannot be the one that a bind to 0 gives. */
    private final int port;

    private Program program = this::main;
    private final Map<String, String> options = new TreeMap<>();
    /** Five attempts within half a second. */
    private final Backoff patience = new Backoff(Duration.ofMillis(25), Duration.ofMillis(200), 5);

    private Clock clock = Clock.systemDefaultZone();
    private StopSignal stopSignal = stop -> () -> {};
    private volatile StringWriter err = new StringWriter();

    /** @param pacs as {@code SrcAet} */
    Run(Path folder, String pacs) {
        this(folder, pacs, Ports.free());
    }

    private Run(Path folder, String pacs, int port) {
        this.folder = folder;
        this.pacs = pacs;
        this.port = port;
        write(
                "system.json",
                "{\"SrcAet\": \"" + pacs + "\", \"QueryAet\": \"NIFFLER@127.0.0.1:" + port
                        + "\", \"MinFreeSpace\": 1000, \"LockFolder\": \"" + folder.resolve("locks") + "\"}");
        write(
                "config.json",
                "{\"StorageFolder\": \"" + storage() + "\", \"CsvFile\": \"" + csv() + "\", \"NifflerSystem\": \""
                        + folder.resolve("system.json") + "\", \"ArrivalTimeout\": \"1s\", \"RetryPause\": \"50ms\"}");
    }

    /**
     * The same with the jar, in a process of its own, at a peer that has been told of us.
     *
     * @param port the one that the peer knows
     * @param environment for the process, as for passwords
     */
    static Run ofJar(Path folder, PeerAddress pacs, int port, Map<String, String> environment) {
        ExecutableJar jar = ExecutableJar.ofThisModule();
        Run run = new Run(folder, pacs.toString(), port);
        run.program = args -> {
            ProcessResult ended = ProgramRun.run(jar.command(args.toArray(String[]::new)), environment, TIMEOUT);
            return new Result(ended.exitCode(), ended.out(), ended.err());
        };
        return run;
    }

    /** What a command line is given to. */
    private interface Program {
        Result run(List<String> args);
    }

    /** Exit code, standard output and standard error of a command. */
    record Result(int exitCode, String out, String err) {}

    Run csv(String... lines) {
        write("list.csv", String.join("\n", lines) + "\n");
        return this;
    }

    Run option(String key, String value) {
        options.put(key, value);
        return this;
    }

    Run without(String key) {
        options.remove(key);
        return this;
    }

    Run stopSignal(StopSignal signal) {
        stopSignal = signal;
        return this;
    }

    Run clock(Clock runsBy) {
        clock = runsBy;
        return this;
    }

    Result start(String... subcommand) {
        return program.run(arguments(subcommand));
    }

    /** What {@link #start} gives to {@code Main}, for those who start the jar. */
    List<String> arguments(String... subcommand) {
        List<String> args = new ArrayList<>(List.of(subcommand));
        args.add("--config");
        args.add(folder.resolve("config.json").toString());
        options.forEach((key, value) -> {
            args.add("--" + key);
            args.add(value);
        });
        return args;
    }

    /** What it has said on standard error so far, while it runs. */
    String said() {
        return err.toString();
    }

    /** A command that knows no settings. */
    Result command(String... args) {
        return program.run(List.of(args));
    }

    private Result main(List<String> args) {
        StringWriter out = new StringWriter();
        err = new StringWriter();
        Console console = new Console(new PrintWriter(out, true), new PrintWriter(err, true), false);
        int exitCode = Main.run(args.toArray(String[]::new), console, stopSignal, clock, patience);
        return new Result(exitCode, out.toString(), err.toString());
    }

    int port() {
        return port;
    }

    Path csv() {
        return folder.resolve("list.csv");
    }

    Path storage() {
        return folder.resolve("storage");
    }

    Path journal() {
        return folder.resolve("list.csv.progress");
    }

    Path report() {
        return folder.resolve("list.csv.report.csv");
    }

    /** The report of a comparison. */
    Path comparison() {
        return folder.resolve("list.csv.verify.csv");
    }

    /** The rows of the report, by its column names. */
    List<Map<String, String>> reportRows() {
        return rowsOf(report());
    }

    List<Map<String, String>> rowsOf(Path report) {
        try (CsvReader csv = CsvReader.open(report)) {
            List<String> names = csv.header().names();
            List<Map<String, String>> rows = new ArrayList<>();
            csv.lines().forEachRemaining(line -> {
                Map<String, String> row = new LinkedHashMap<>();
                List<String> cells = ((CsvLine.Row) line).cells();
                for (int i = 0; i < names.size(); i++) {
                    row.put(names.get(i), cells.get(i));
                }
                rows.add(row);
            });
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the default template puts an instance. */
    Path fileOf(String patientId, WrittenInstance instance) {
        return storage()
                .resolve(patientId)
                .resolve(instance.studyUid())
                .resolve(instance.seriesUid())
                .resolve(instance.sopUid() + ".dcm");
    }

    void assertHolds(String patientId, List<WrittenInstance> instances) {
        assertThat(instances)
                .isNotEmpty()
                .allSatisfy(instance -> assertThat(DcmFiles.encodedDataSet(fileOf(patientId, instance)))
                        .isEqualTo(DcmFiles.encodedDataSet(instance.file())));
    }

    /** Every file in the storage folder that is not a lock. */
    List<Path> storedFiles() {
        try (Stream<Path> files = Files.walk(storage())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().equals("lock"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, String content) {
        try {
            Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
