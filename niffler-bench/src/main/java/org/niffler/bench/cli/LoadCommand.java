package org.niffler.bench.cli;

import java.time.Duration;
import java.util.List;
import org.niffler.bench.service.LoadPlan;
import org.niffler.bench.service.LoadProof;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.NifflerCommand;
import org.niffler.config.Schema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code load}: nothing is lost under load, and what that costs. */
@Command(
        name = "load",
        description = {
            "Sends series to meta-extraction.jar for minutes, and checks that every acknowledged instance is on disk as it"
                    + " was sent and that every series has exactly one document of each profile.",
            "Ends before time, and says so, if the disk is nearly full: at 40.5 MB/s ten minutes take 25 GB."
        },
        footer = {
            "",
            "Examples:",
            "  java -jar bench.jar load --folder /data --corpus /data/series",
            "  java -jar bench.jar load --folder /data --rate 0 --seconds 120"
        })
final class LoadCommand extends NifflerCommand {

    private final List<String> commandLine;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    @Mixin
    private CorpusOption corpus = new CorpusOption();

    @Mixin
    private StreamOptions stream = new StreamOptions();

    @Option(
            names = "--instances-per-series",
            paramLabel = "N",
            description = "Of drawn ones. Default: ${DEFAULT-VALUE}.")
    private int perSeries = 20;

    @Option(names = "--associations", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private int associations = 8;

    @Option(names = "--seconds", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private int seconds = 600;

    LoadCommand(List<String> commandLine) {
        super(Schema.of());
        this.commandLine = commandLine;
    }

    @Override
    protected ExitCode execute(Invocation invocation) throws Exception {
        LoadPlan plan = new LoadPlan(
                corpus.read(perSeries),
                associations,
                Duration.ofSeconds(seconds),
                stream.rate(),
                stream.serviceArguments());
        LoadProof proof = new LoadProof(
                options.jar(), plan, options.folder(), invocation.console().err()::println);
        List<String> table = ServiceOptions.measured(proof::run);
        options.print(invocation.console(), commandLine, table);
        return ExitCode.ALL_DONE;
    }
}
