package org.niffler.bench.cli;

import java.util.List;
import org.niffler.cli.CliException;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.NifflerCommand;
import org.niffler.config.Schema;
import picocli.CommandLine.Command;

/** The benchmarks by their names; by itself it does nothing. */
@Command(
        name = "bench",
        description = "Measures Niffler as whole processes. Prints Markdown, as it stands in docs/benchmarks.md.",
        footer = {"", "Examples:", "  java -jar bench.jar receiver", "  java -jar bench.jar retrieval --folder /dev/shm"
        })
public final class BenchCommand extends NifflerCommand {

    /** @param commandLine what was typed, to stand with the figures */
    public BenchCommand(String... commandLine) {
        super(
                Schema.of(),
                new ReceiverCommand(List.of(commandLine)),
                new StartCommand(List.of(commandLine)),
                new RetrievalCommand(List.of(commandLine)),
                new RowsCommand(List.of(commandLine)),
                new OverheadCommand(List.of(commandLine)),
                new ResumeCommand(List.of(commandLine)),
                new PngCommand(List.of(commandLine)),
                new IngestCommand(List.of(commandLine)),
                new LagCommand(List.of(commandLine)),
                new LoadCommand(List.of(commandLine)),
                new WorkflowCommand(List.of(commandLine)),
                new ScanCommand(List.of(commandLine)),
                new StateCommand(List.of(commandLine)),
                new YearCommand(List.of(commandLine)),
                new ExplorerCommand(List.of(commandLine)),
                new ScanCoreCommand(),
                new StateProbeCommand.Fill(),
                new StateProbeCommand.Open(),
                new StorageCommand(),
                new BareMovesCommand());
    }

    @Override
    protected ExitCode execute(Invocation invocation) {
        throw new CliException(ExitCode.USAGE, "No benchmark is named.")
                .withHint(
                        "Name one: receiver, start, retrieval, rows, overhead, resume, png, ingest, lag, load, workflow, scan,"
                                + " state, year or explorer.");
    }
}
