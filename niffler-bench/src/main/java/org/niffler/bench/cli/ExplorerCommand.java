package org.niffler.bench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.niffler.bench.explorer.ImagesPart;
import org.niffler.bench.explorer.MetadataPart;
import org.niffler.bench.figures.Machine;
import org.niffler.bench.jar.MetaExtractionJar;
import org.niffler.bench.year.YearPlan;
import org.niffler.cli.CliException;
import org.niffler.cli.Console;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.LogTarget;
import org.niffler.cli.Logging;
import org.niffler.cli.NifflerCommand;
import org.niffler.config.Schema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code explorer}: how long viewers wait. */
@Command(
        name = "explorer",
        description = {
            "Measures how fast app-layer.jar explore answers: its page, counts and scanners of a year's documents, for one"
                    + " viewer and for many at once, and pictures of given images.",
            "The year is one that the command year has filled."
        },
        footer = {
            "",
            "Examples:",
            "  java -jar bench.jar year --store /data/year --documents 5000000 --fill-only",
            "  java -jar bench.jar explorer --store /data/year --documents 5000000 --images /data/dicom/series"
        })
final class ExplorerCommand extends NifflerCommand {

    private static final int SCANNERS = 700;
    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
    private static final int DAYS = 365;

    private final List<String> commandLine;

    @Option(
            names = "--store",
            paramLabel = "FOLDER",
            description = "Where the command year has put its stores. Default: ${DEFAULT-VALUE}.")
    private Path folder = Path.of("niffler-bench-year");

    @Option(names = "--documents", paramLabel = "N", description = "Of which store. Default: ${DEFAULT-VALUE}.")
    private int documents = 5_000_000;

    @Option(
            names = "--images",
            paramLabel = "FOLDER",
            description = "DICOM files whose pictures are looked at. Default: none.")
    private Path images;

    @Option(names = "--jar", paramLabel = "JAR", description = "The app-layer.jar. Default: ${DEFAULT-VALUE}.")
    private Path jar = Path.of("niffler-app-layer", "target", "app-layer.jar");

    @Option(
            names = "--service-jar",
            paramLabel = "JAR",
            description = "The meta-extraction.jar that receives the images. Default: ${DEFAULT-VALUE}.")
    private Path serviceJar = Path.of("niffler-meta-extraction", "target", "meta-extraction.jar");

    @Option(names = "--profiles", paramLabel = "FOLDER", description = "Its profiles. Default: those that are shipped.")
    private Path profiles = Path.of("config", "meta-extraction", "conf");

    @Option(
            names = "--java-option",
            paramLabel = "OPTION",
            description = "An option for the virtual machine of app-layer.jar, as in -Xmx512m; may be repeated.")
    private List<String> javaOptions = new ArrayList<>();

    @Option(names = "--rounds", paramLabel = "N", description = "How often each. Default: ${DEFAULT-VALUE}.")
    private int rounds = 15;

    @Option(names = "--viewers", paramLabel = "N", description = "How many at once. Default: ${DEFAULT-VALUE}.")
    private int viewers = 20;

    ExplorerCommand(List<String> commandLine) {
        super(Schema.of());
        this.commandLine = commandLine;
    }

    @Override
    protected ExitCode execute(Invocation invocation) throws Exception {
        Console console = invocation.console();
        Logging.configureProcess(LogTarget.consoleOnly(console, invocation.verbose()));
        Path state = folder.resolve(Integer.toString(documents));
        if (!Files.isDirectory(state)) {
            throw new CliException(ExitCode.USAGE, "--store: there is no folder " + state + ".")
                    .withHint("Fill it: java -jar bench.jar year --store " + folder + " --documents " + documents
                            + " --fill-only");
        }
        List<String> lines = ServiceOptions.measured(() -> measure(state));
        Machine.describe(commandLine).forEach(console.out()::println);
        lines.forEach(console.out()::println);
        return ExitCode.ALL_DONE;
    }

    private List<String> measure(Path state) throws IOException, InterruptedException {
        YearPlan plan = new YearPlan(1, documents, SCANNERS, FIRST_DAY, DAYS, ZoneId.systemDefault());
        List<String> lines = new ArrayList<>(new MetadataPart(jar, javaOptions, rounds, viewers).run(plan, state));
        if (images != null) {
            MetaExtractionJar service = new MetaExtractionJar(serviceJar, profiles, List.of(), Optional.empty());
            lines.add("");
            lines.addAll(new ImagesPart(jar, service, javaOptions).run(images));
        }
        return lines;
    }
}
