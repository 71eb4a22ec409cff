package org.niffler.bench.cli;

import java.nio.file.Path;
import java.util.List;
import org.niffler.bench.figures.Machine;
import org.niffler.bench.figures.MarkdownTable;
import org.niffler.bench.images.Corpus;
import org.niffler.bench.service.LagBenchmark;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.NifflerCommand;
import org.niffler.config.Schema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lag}: how soon documents can be seen. */
@Command(
        name = "lag",
        description = {
            "Measures the time from a series' C-STORE responses until its documents of all profiles can be seen in the store"
                    + " of meta-extraction.jar, by somebody who asks all the time.",
            "What can be seen before the response has a time of 0."
        },
        footer = {"", "Example:", "  java -jar bench.jar lag --folder /dev/shm --series 500"})
final class LagCommand extends NifflerCommand {

    private final List<String> commandLine;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    @Option(
            names = "--corpus",
            paramLabel = "FOLDER",
            description = "Series of DICOM files that are sent again and again under new UIDs."
                    + " Default: drawn CTs of 512x512.")
    private Path corpus;

    @Option(
            names = "--instances-per-series",
            split = ",",
            paramLabel = "N",
            description = "Of drawn ones, each number a measurement of its own. Default: 1,20.")
    private List<Integer> perSeries = List.of(1, 20);

    @Option(names = "--associations", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private int associations = 2;

    @Option(names = "--series", paramLabel = "N", description = "How many. Default: ${DEFAULT-VALUE}.")
    private int series = 500;

    @Option(
            names = "--rate",
            paramLabel = "MB/s",
            description =
                    "How much is sent at most; 0: as much as is taken. Default: ${DEFAULT-VALUE}, ten times 350 GB"
                            + " a day.")
    private double rate = 40.5;

    @Option(names = "--durability", paramLabel = "DURABILITY", description = "Default: ${DEFAULT-VALUE}.")
    private String durability = "rename";

    LagCommand(List<String> commandLine) {
        super(Schema.of());
        this.commandLine = commandLine;
    }

    @Override
    protected ExitCode execute(Invocation invocation) throws Exception {
        MarkdownTable table = LagBenchmark.table();
        for (int instances : corpus == null ? perSeries : List.of(0)) {
            Corpus sent = ServiceOptions.corpus(corpus, instances);
            LagBenchmark benchmark = new LagBenchmark(
                    options.jar(), associations, series, rate, List.of("--Durability", durability), options.folder());
            ServiceOptions.measured(() -> benchmark.measure(sent, table));
        }
        Machine.describe(commandLine).forEach(invocation.console().out()::println);
        options.describe(invocation.console());
        table.lines().forEach(invocation.console().out()::println);
        return ExitCode.ALL_DONE;
    }
}
