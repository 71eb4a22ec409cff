package org.niffler.bench.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.niffler.bench.images.Corpus;
import org.niffler.bench.peer.PeerSockets;
import org.niffler.bench.service.IngestBenchmark;
import org.niffler.bench.service.IngestPlan;
import org.niffler.bench.service.IngestWay;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.NifflerCommand;
import org.niffler.config.Schema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ingest}: instances a second into the metadata service, with extraction, and into DCMTK's receiver, without. */
@Command(
        name = "ingest",
        description = {
            "Measures how fast meta-extraction.jar takes instances from DCMTK's storescu and extracts them, beside"
                    + " storescp --fork, which only receives; all in turn, every other round in the opposite order.",
            "fsync costs nothing where the folder is memory: name a disk to compare.",
            "DCMTK must be on the PATH."
        },
        footer = {
            "",
            "Examples:",
            "  java -jar bench.jar ingest --folder /dev/shm",
            "  java -jar bench.jar ingest --folder /data --durability none,rename,fsync --corpus /data/series"
        })
final class IngestCommand extends NifflerCommand {

    private final List<String> commandLine;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    @Mixin
    private CorpusOption corpus = new CorpusOption();

    @Option(
            names = "--instances-per-series",
            paramLabel = "N",
            description = "Of drawn ones. Default: ${DEFAULT-VALUE}.")
    private int perSeries = 20;

    @Option(
            names = "--associations",
            split = ",",
            paramLabel = "N",
            description = "How many senders at once. Default: 1,4,8.")
    private List<Integer> associations = List.of(1, 4, 8);

    @Option(
            names = "--durability",
            split = ",",
            paramLabel = "DURABILITY",
            description = "Which of none, rename, fsync. Default: rename.")
    private List<String> durability = List.of("rename");

    @Option(
            names = "--senders",
            split = ",",
            paramLabel = "SENDER",
            description = "Which of ${COMPLETION-CANDIDATES}. Default: all.")
    private List<PeerSockets> senders = Arrays.asList(PeerSockets.values());

    @Option(names = "--instances", paramLabel = "N", description = "How many are measured. Default: ${DEFAULT-VALUE}.")
    private int instances = 4000;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "How many each receiver has got before. Default: ${DEFAULT-VALUE}.")
    private int warmUp = 2000;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each case. Default: ${DEFAULT-VALUE}.")
    private int rounds = 3;

    IngestCommand(List<String> commandLine) {
        super(Schema.of());
        this.commandLine = commandLine;
    }

    @Override
    protected ExitCode execute(Invocation invocation) throws Exception {
        Corpus sent = corpus.read(perSeries);
        List<IngestWay> ways =
                new ArrayList<>(List.of(IngestWay.storescp(), IngestWay.receiver(options.javaOptions())));
        for (String each : durability) {
            ways.add(IngestWay.service(options.jar(), each));
        }
        IngestBenchmark benchmark = new IngestBenchmark(
                new IngestPlan(sent, ways, senders, associations, warmUp, instances, rounds),
                options.folder(),
                invocation.console().err()::println);
        List<String> lines = new ArrayList<>();
        lines.add("Instances: " + sent.label() + "; sender: storescu; " + rounds + " rounds, median (lowest-highest):");
        lines.add("");
        lines.addAll(ServiceOptions.measured(benchmark::run));
        options.print(invocation.console(), commandLine, lines);
        return ExitCode.ALL_DONE;
    }
}
