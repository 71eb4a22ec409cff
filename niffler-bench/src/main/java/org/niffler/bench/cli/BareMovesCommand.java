package org.niffler.bench.cli;

import java.nio.file.Path;
import org.niffler.bench.retrieve.BareMover;
import org.niffler.bench.retrieve.BareMoves;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.LogTarget;
import org.niffler.cli.Logging;
import org.niffler.cli.NifflerCommand;
import org.niffler.config.Schema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code bare-moves}: C-MOVEs and nothing else, in the process that the benchmark starts for it. */
@Command(name = "bare-moves", hidden = true, description = "Moves the studies of a list into a folder.")
final class BareMovesCommand extends NifflerCommand {

    @Parameters(index = "0", paramLabel = "FIND")
    private boolean find;

    @Parameters(index = "1", paramLabel = "AET@HOST:PORT")
    private String pacs;

    @Parameters(index = "2", paramLabel = "PORT")
    private int port;

    @Parameters(index = "3", paramLabel = "LIST")
    private Path list;

    @Parameters(index = "4", paramLabel = "FOLDER")
    private Path folder;

    BareMovesCommand() {
        super(Schema.of());
    }

    @Override
    protected ExitCode execute(Invocation invocation) throws Exception {
        Logging.configureProcess(LogTarget.fileAndConsole(BareMoves.LOG, invocation.console(), invocation.verbose()));
        new BareMover(pacs, port, find).move(list, folder);
        return ExitCode.ALL_DONE;
    }
}
