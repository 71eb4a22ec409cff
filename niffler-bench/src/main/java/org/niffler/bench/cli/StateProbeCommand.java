package org.niffler.bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.niffler.bench.state.StateProbe;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.LogTarget;
import org.niffler.cli.Logging;
import org.niffler.cli.NifflerCommand;
import org.niffler.config.Schema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code state-fill} and {@code state-open}, in the processes that the benchmark starts for them. */
abstract class StateProbeCommand extends NifflerCommand {

    @Parameters(index = "0", paramLabel = "FOLDER")
    private Path state;

    @Parameters(index = "1", paramLabel = "SERIES")
    private long series;

    private final Probe probe;

    private interface Probe {
        void run(Path state, long series, Consumer<String> out) throws IOException;
    }

    private StateProbeCommand(Probe probe) {
        super(Schema.of());
        this.probe = probe;
    }

    @Override
    protected ExitCode execute(Invocation invocation) throws IOException {
        Logging.configureProcess(LogTarget.consoleOnly(invocation.console(), invocation.verbose()));
        probe.run(state, series, invocation.console().out()::println);
        return ExitCode.ALL_DONE;
    }

    @Command(name = "state-fill", hidden = true, description = "Marks series as deleted.")
    static final class Fill extends StateProbeCommand {
        Fill() {
            super(StateProbe::fill);
        }
    }

    @Command(name = "state-open", hidden = true, description = "Opens the records and asks them.")
    static final class Open extends StateProbeCommand {
        Open() {
            super(StateProbe::open);
        }
    }
}
