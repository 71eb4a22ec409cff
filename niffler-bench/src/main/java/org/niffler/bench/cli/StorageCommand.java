package org.niffler.bench.cli;

import java.nio.file.Path;
import org.niffler.bench.receiver.NifflerReceiver;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.LogTarget;
import org.niffler.cli.Logging;
import org.niffler.cli.NifflerCommand;
import org.niffler.config.Schema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code storage}: our receiver, in the process that the benchmark starts for it. */
@Command(name = "storage", hidden = true, description = "Receives into a folder until it is killed.")
final class StorageCommand extends NifflerCommand {

    @Parameters(index = "0", paramLabel = "PORT")
    private int port;

    @Parameters(index = "1", paramLabel = "FOLDER")
    private Path folder;

    StorageCommand() {
        super(Schema.of());
    }

    @Override
    protected ExitCode execute(Invocation invocation) throws Exception {
        Logging.configureProcess(LogTarget.consoleOnly(invocation.console(), invocation.verbose()));
        NifflerReceiver.run(port, folder);
        return ExitCode.INTERRUPTED;
    }
}
