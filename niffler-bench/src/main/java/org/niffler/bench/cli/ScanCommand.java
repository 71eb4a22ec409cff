package org.niffler.bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.niffler.bench.images.Archive;
import org.niffler.bench.scan.ScanBenchmark;
import org.niffler.cli.CliException;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.NifflerCommand;
import org.niffler.config.Schema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code scan}: series a second of reading a folder. */
@Command(
        name = "scan",
        description =
                "Measures how fast the scan of meta-extraction.jar extracts series of drawn CTs: by itself, with a store"
                        + " that only counts, and into the embedded store; in this process, and in fresh ones.",
        footer = {
            "",
            "Examples:",
            "  java -jar bench.jar scan --folder /dev/shm",
            "  java -jar bench.jar scan --folder /dev/shm --archive /dev/shm/archive --rounds 9"
        })
final class ScanCommand extends NifflerCommand {

    private final List<String> commandLine;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    @Option(
            names = "--archive",
            paramLabel = "FOLDER",
            description = "Where the series are made if they are not there, and stay."
                    + " Default: niffler-bench-archive-<series>x<instances> in --folder.")
    private Path archive;

    @Option(names = "--series", paramLabel = "N", description = "How many. Default: ${DEFAULT-VALUE}.")
    private int series = 2000;

    @Option(
            names = "--instances-per-series",
            paramLabel = "N",
            description = "Of half a megabyte each. Default: ${DEFAULT-VALUE}.")
    private int perSeries = 1;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "How often all is scanned before it is measured. Default: ${DEFAULT-VALUE}.")
    private int warmUp = 20;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each case. Default: ${DEFAULT-VALUE}.")
    private int rounds = 5;

    ScanCommand(List<String> commandLine) {
        super(Schema.of());
        this.commandLine = commandLine;
    }

    @Override
    protected ExitCode execute(Invocation invocation) throws Exception {
        invocation.console().err().println("the archive: " + folder());
        ScanBenchmark benchmark = new ScanBenchmark(
                options.jar(),
                made(),
                warmUp,
                rounds,
                options.folder(),
                invocation.console().err()::println);
        List<String> table = ServiceOptions.measured(benchmark::run);
        options.print(invocation.console(), commandLine, table);
        return ExitCode.ALL_DONE;
    }

    private Path folder() {
        return archive == null
                ? options.folder().resolve("niffler-bench-archive-" + series + "x" + perSeries)
                : archive.toAbsolutePath();
    }

    private Archive made() {
        try {
            return Archive.in(folder(), series, perSeries);
        } catch (IOException e) {
            throw new CliException(ExitCode.USAGE, "--archive: " + e.getMessage()).causedBy(e);
        }
    }
}
