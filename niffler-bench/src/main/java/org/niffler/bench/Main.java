package org.niffler.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point of bench.jar; what it prints goes into docs/benchmarks.md. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures Niffler as whole processes, against others where there are others.",
        subcommands = {ReceiverBenchmark.class, StartBenchmark.class, Receiver.class})
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }
}
