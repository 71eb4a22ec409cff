package org.niffler.bench.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.niffler.bench.figures.Machine;
import org.niffler.bench.peer.PeerSockets;
import org.niffler.bench.retrieve.RetrievalBenchmark;
import org.niffler.bench.retrieve.RetrievalPlan;
import org.niffler.bench.retrieve.RetrievalTables;
import org.niffler.bench.retrieve.Way;
import org.niffler.cli.Console;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the benchmarks with Orthanc are told, and how they are run. */
final class PeerOptions {

    @Mixin
    private RunOptions run = new RunOptions();

    @Option(
            names = "--peers",
            split = ",",
            paramLabel = "SOCKETS",
            description = "How the peers' sockets are set, of ${COMPLETION-CANDIDATES}. Default: both.")
    private List<PeerSockets> sockets = Arrays.asList(PeerSockets.values());

    RunOptions run() {
        return run;
    }

    /** Measures, prints what the figures depend on, and returns them. */
    RetrievalTables measure(int studies, int instances, List<Way> ways, Console console, List<String> commandLine)
            throws IOException, InterruptedException {
        RetrievalPlan plan = new RetrievalPlan(studies, instances, ways, sockets, run.rounds());
        RetrievalTables tables =
                new RetrievalTables(plan, new RetrievalBenchmark(plan, run.folder(), console.err()::println).run());
        Machine.describe(commandLine).forEach(console.out()::println);
        return tables;
    }
}
