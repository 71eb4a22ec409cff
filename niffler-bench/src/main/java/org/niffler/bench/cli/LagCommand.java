package org.niffler.bench.cli;

import java.util.List;
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

    @Mixin
    private CorpusOption corpus = new CorpusOption();

    @Mixin
    private StreamOptions stream = new StreamOptions();

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

    LagCommand(List<String> commandLine) {
        super(Schema.of());
        this.commandLine = commandLine;
    }

    @Override
    protected ExitCode execute(Invocation invocation) throws Exception {
        MarkdownTable table = LagBenchmark.table();
        for (int instances : corpus.isDrawn() ? perSeries : List.of(0)) {
            Corpus sent = corpus.read(instances);
            LagBenchmark benchmark = new LagBenchmark(
                    options.jar(), associations, series, stream.rate(), stream.serviceArguments(), options.folder());
            ServiceOptions.measured(() -> benchmark.measure(sent, table));
        }
        options.print(invocation.console(), commandLine, table.lines());
        return ExitCode.ALL_DONE;
    }
}
