package org.niffler.bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.niffler.bench.figures.Machine;
import org.niffler.bench.jar.PngExtractionJar;
import org.niffler.bench.png.DcmtkWay;
import org.niffler.bench.png.ImageSet;
import org.niffler.bench.png.Input;
import org.niffler.bench.png.OurWay;
import org.niffler.bench.png.PngBenchmark;
import org.niffler.bench.png.PngPlan;
import org.niffler.bench.png.Way;
import org.niffler.cli.CliException;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.NifflerCommand;
import org.niffler.config.Schema;
import org.niffler.testkit.process.ProcessFailed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code png}: images a second and memory, ours and DCMTK's. */
@Command(
        name = "png",
        description = {
            "Measures how fast images become PNGs of 16 bits, and with how much memory: with png-extraction.jar, and with"
                    + " DCMTK's dcm2pnm, a process for each file.",
            "DCMTK must be on the PATH, and GDCM's gdcmconv (Debian: libgdcm-tools) to make the set jpeg-2000."
        },
        footer = {
            "",
            "Examples:",
            "  java -jar bench.jar png --folder /dev/shm",
            "  java -jar bench.jar png --folder /dev/shm --sets ct,jpeg-lossless --images 100 --rounds 1",
            "  java -jar bench.jar png --folder /dev/shm --input /data/mixed --threads 2"
        })
final class PngCommand extends NifflerCommand {

    private final List<String> commandLine;

    @Option(names = "--jar", paramLabel = "JAR", description = "The jar. Default: ${DEFAULT-VALUE}.")
    private Path jar = Path.of("niffler-png-extraction", "target", "png-extraction.jar");

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "Where everything is written, in folders of its own that are deleted."
                    + " Default: the temporary folder.")
    private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

    @Option(
            names = "--sets",
            split = ",",
            paramLabel = "SET",
            description =
                    "Which images are made and converted: ct, jpeg-lossless, jpeg-2000, mammography. Default: all.")
    private List<String> sets = names();

    @Option(
            names = "--input",
            paramLabel = "FOLDER",
            description = "Converts the files in this folder instead, each way as many of them as it can; they stay.")
    private Path input;

    @Option(
            names = "--images",
            paramLabel = "N",
            description = "How many in each set. Default: 1000, jpeg-2000 200, mammography 20.")
    private Integer images;

    @Option(
            names = "--dcmtk-images",
            paramLabel = "N",
            description = "For how many of the files at most dcm2pnm is run. Default: ${DEFAULT-VALUE}.")
    private int dcmtkImages = 200;

    @Option(
            names = "--threads",
            split = ",",
            paramLabel = "N",
            description = "UseProcesses of ours, and how many of DCMTK's processes run at a time. Default: 1,2.")
    private List<Integer> threads = List.of(1, 2);

    @Option(names = "--rounds", paramLabel = "N", description = "How often each case. Default: ${DEFAULT-VALUE}.")
    private int rounds = 3;

    @Option(
            names = "--java-option",
            paramLabel = "OPTION",
            description = "An option for our virtual machine, as in -XX:+UseSerialGC; may be repeated.")
    private List<String> javaOptions = new ArrayList<>();

    PngCommand(List<String> commandLine) {
        super(Schema.of());
        this.commandLine = commandLine;
    }

    @Override
    protected ExitCode execute(Invocation invocation) throws Exception {
        List<ImageSet> chosen = sets.stream().map(PngCommand::set).toList();
        // Absolute, as what is measured works in other folders than we.
        PngBenchmark benchmark = new PngBenchmark(
                new PngPlan(ways(), rounds),
                folder.toAbsolutePath(),
                invocation.console().err()::println);
        try {
            measure(benchmark, chosen);
        } catch (ProcessFailed e) {
            throw new CliException(ExitCode.SOME_FAILED, e.getMessage()).causedBy(e);
        }
        Machine.describe(commandLine).forEach(invocation.console().out()::println);
        benchmark.table().forEach(invocation.console().out()::println);
        return ExitCode.ALL_DONE;
    }

    private void measure(PngBenchmark benchmark, List<ImageSet> chosen) throws IOException, InterruptedException {
        if (input != null) {
            benchmark.measure(Input.own(input));
            return;
        }
        for (ImageSet set : chosen) {
            benchmark.measure(set, images == null ? OptionalInt.empty() : OptionalInt.of(images));
        }
    }

    private List<Way> ways() {
        PngExtractionJar ours = new PngExtractionJar(jar, javaOptions);
        List<Way> ways = new ArrayList<>();
        threads.forEach(count -> ways.add(new OurWay(ours, count)));
        threads.forEach(count -> ways.add(new DcmtkWay(count, dcmtkImages)));
        return ways;
    }

    private static ImageSet set(String name) {
        return Stream.of(ImageSet.values())
                .filter(set -> name(set).equals(name))
                .findFirst()
                .orElseThrow(() -> new CliException(ExitCode.USAGE, "--sets: there is no set " + name + ".")
                        .withHint("There are: " + String.join(", ", names()) + "."));
    }

    private static List<String> names() {
        return Stream.of(ImageSet.values()).map(PngCommand::name).toList();
    }

    private static String name(ImageSet set) {
        return set.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
