package org.niffler.bench.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.niffler.bench.images.Corpus;
import org.niffler.bench.service.WorkflowBenchmark;
import org.niffler.bench.service.WorkflowLoad;
import org.niffler.bench.service.WorkflowPlan;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.NifflerCommand;
import org.niffler.config.Schema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code workflow}: what running programs on what arrives costs the receiver. */
@Command(
        name = "workflow",
        description = {
            "Measures how fast meta-extraction.jar takes series while it runs a workflow on each of them, beside the same"
                    + " without workflows; all in turn, every other round in the opposite order.",
            "Checks that nothing is refused or missing, and that each series is run exactly once."
        },
        footer = {
            "",
            "Examples:",
            "  java -jar bench.jar workflow --folder /dev/shm",
            "  java -jar bench.jar workflow --folder /dev/shm --rounds 1 --series 200 --loads NONE,READ"
        })
final class WorkflowCommand extends NifflerCommand {

    private final List<String> commandLine;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    @Mixin
    private CorpusOption corpus = new CorpusOption();

    @Option(
            names = "--instances-per-series",
            paramLabel = "N",
            description = "Of drawn ones. Default: ${DEFAULT-VALUE}.")
    private int perSeries = 10;

    @Option(
            names = "--loads",
            split = ",",
            paramLabel = "LOAD",
            description = "Which of ${COMPLETION-CANDIDATES}; the others are compared with the first. Default: all.")
    private List<WorkflowLoad> loads = Arrays.asList(WorkflowLoad.values());

    @Option(names = "--senders", paramLabel = "N", description = "How many at once. Default: ${DEFAULT-VALUE}.")
    private int senders = 4;

    @Option(names = "--series", paramLabel = "N", description = "How many are measured. Default: ${DEFAULT-VALUE}.")
    private int series = 1000;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "How many series each service has got before. Default: ${DEFAULT-VALUE}.")
    private int warmUp = 100;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            description = "How many runs are at work at once. Default: ${DEFAULT-VALUE}.")
    private int concurrency = 2;

    @Option(
            names = "--series-quiet",
            paramLabel = "TIME",
            description = "After which a series is run: much less than the stream takes. Default: ${DEFAULT-VALUE}.")
    private String seriesQuiet = "1s";

    @Option(names = "--durability", paramLabel = "DURABILITY", description = "Default: ${DEFAULT-VALUE}.")
    private String durability = "rename";

    @Option(names = "--rounds", paramLabel = "N", description = "How often each case. Default: ${DEFAULT-VALUE}.")
    private int rounds = 3;

    WorkflowCommand(List<String> commandLine) {
        super(Schema.of());
        this.commandLine = commandLine;
    }

    @Override
    protected ExitCode execute(Invocation invocation) throws Exception {
        Corpus sent = corpus.read(perSeries);
        List<String> ofTheService = List.of("--SeriesQuiet", seriesQuiet, "--Durability", durability);
        WorkflowBenchmark benchmark = new WorkflowBenchmark(
                options.jar(),
                new WorkflowPlan(sent, loads, senders, warmUp, series, concurrency, rounds, ofTheService),
                options.folder(),
                invocation.console().err()::println);
        List<String> lines = new ArrayList<>();
        lines.add(series + " series (" + sent.label() + "), " + senders + " senders, concurrency " + concurrency + ", "
                + rounds + " rounds, median (lowest-highest); nothing was refused, each series was run exactly once:");
        lines.add("");
        lines.addAll(ServiceOptions.measured(benchmark::run));
        options.print(invocation.console(), commandLine, lines);
        return ExitCode.ALL_DONE;
    }
}
