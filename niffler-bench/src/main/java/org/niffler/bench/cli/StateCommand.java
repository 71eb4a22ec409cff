package org.niffler.bench.cli;

import java.util.List;
import org.niffler.bench.state.StateBenchmark;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.NifflerCommand;
import org.niffler.config.Schema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code state}: what remembering millions of series costs. */
@Command(
        name = "state",
        description =
                "Measures how long the records of millions of deleted series take to open, how much memory they need,"
                        + " and how soon they answer.",
        footer = {"", "Example:", "  java -jar bench.jar state --folder /data"})
final class StateCommand extends NifflerCommand {

    private final List<String> commandLine;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    @Option(names = "--series", paramLabel = "N", description = "How many. Default: ${DEFAULT-VALUE}.")
    private long series = 10_000_000;

    @Option(names = "--rounds", paramLabel = "N", description = "How often they are opened. Default: ${DEFAULT-VALUE}.")
    private int rounds = 3;

    StateCommand(List<String> commandLine) {
        super(Schema.of());
        this.commandLine = commandLine;
    }

    @Override
    protected ExitCode execute(Invocation invocation) throws Exception {
        StateBenchmark benchmark = new StateBenchmark(
                series,
                rounds,
                options.javaOptions(),
                options.folder(),
                invocation.console().err()::println);
        List<String> table = ServiceOptions.measured(benchmark::run);
        options.print(invocation.console(), commandLine, table);
        return ExitCode.ALL_DONE;
    }
}
