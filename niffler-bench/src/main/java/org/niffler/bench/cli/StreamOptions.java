package org.niffler.bench.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** How a benchmark streams to the service. */
final class StreamOptions {

    @Option(
            names = "--rate",
            paramLabel = "MB/s",
            description =
                    "How much is sent at most; 0: as much as is taken. Default: ${DEFAULT-VALUE}, ten times 350 GB"
                            + " a day.")
    private double rate = 40.5;

    @Option(names = "--durability", paramLabel = "DURABILITY", description = "Default: ${DEFAULT-VALUE}.")
    private String durability = "rename";

    double rate() {
        return rate;
    }

    /** For the service's command line. */
    List<String> serviceArguments() {
        return List.of("--Durability", durability);
    }
}
