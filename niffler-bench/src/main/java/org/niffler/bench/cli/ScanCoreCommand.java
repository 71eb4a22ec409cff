package org.niffler.bench.cli;

import java.nio.file.Path;
import org.niffler.bench.images.Archive;
import org.niffler.bench.scan.Scanner;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.LogTarget;
import org.niffler.cli.Logging;
import org.niffler.cli.NifflerCommand;
import org.niffler.config.Schema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code scan-core}: the extraction by itself, in the process that the benchmark starts for it. */
@Command(name = "scan-core", hidden = true, description = "Scans a folder and tells how many nanoseconds it took.")
final class ScanCoreCommand extends NifflerCommand {

    @Parameters(index = "0", paramLabel = "SERIES")
    private int series;

    @Parameters(index = "1", paramLabel = "INSTANCES")
    private int instances;

    @Parameters(index = "2", paramLabel = "FOLDER")
    private Path folder;

    @Parameters(index = "3", paramLabel = "PROFILES")
    private Path profiles;

    @Option(names = "--times", paramLabel = "N", description = "How often; for a profiler. Default: ${DEFAULT-VALUE}.")
    private int times = 1;

    ScanCoreCommand() {
        super(Schema.of());
    }

    @Override
    protected ExitCode execute(Invocation invocation) throws Exception {
        Logging.configureProcess(LogTarget.consoleOnly(invocation.console(), invocation.verbose()));
        Scanner scanner = new Scanner(Archive.in(folder, series, instances), profiles);
        for (int i = 0; i < times; i++) {
            invocation.console().out().println(scanner.core().toNanos());
        }
        return ExitCode.ALL_DONE;
    }
}
