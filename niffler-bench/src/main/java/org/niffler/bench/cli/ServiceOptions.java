package org.niffler.bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.niffler.bench.figures.Machine;
import org.niffler.bench.jar.MetaExtractionJar;
import org.niffler.bench.jar.UnitFile;
import org.niffler.cli.CliException;
import org.niffler.cli.Console;
import org.niffler.cli.ExitCode;
import org.niffler.testkit.process.ProcessFailed;
import picocli.CommandLine.Option;

/** What all benchmarks of the metadata service are told. */
final class ServiceOptions {

    @Option(
            names = "--jar",
            paramLabel = "JAR",
            description = "The meta-extraction.jar. Default: the one that was built.")
    private Path jar = Path.of("niffler-meta-extraction", "target", "meta-extraction.jar");

    @Option(names = "--profiles", paramLabel = "FOLDER", description = "Default: the four that are shipped.")
    private Path profiles = Path.of("config", "meta-extraction", "conf");

    @Option(
            names = "--java-option",
            paramLabel = "OPTION",
            description = "An option for our virtual machines, as in -XX:+UseSerialGC; may be repeated."
                    + " Default: those of config/niffler-meta-extraction.service.")
    private List<String> javaOptions;

    @Option(
            names = "--mongo-uri",
            paramLabel = "URI",
            description = "Documents go to this MongoDB, whose database keeps them. Default: the embedded store.")
    private String mongoUri;

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "Where everything is written, in a folder of its own that is deleted at the end."
                    + " Default: the temporary folder.")
    private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

    MetaExtractionJar jar() throws IOException {
        return new MetaExtractionJar(jar, profiles, javaOptions(), Optional.ofNullable(mongoUri));
    }

    List<String> javaOptions() throws IOException {
        return javaOptions != null
                ? javaOptions
                : UnitFile.javaOptions(Path.of("config", "niffler-meta-extraction.service"));
    }

    /** Absolute, as what is measured works in other folders than we. */
    Path folder() {
        return folder.toAbsolutePath();
    }

    /** Prints a table, and by what its figures came. */
    void print(Console console, List<String> commandLine, List<String> table) throws IOException {
        Machine.describe(commandLine).forEach(console.out()::println);
        console.out()
                .println("- service: Java options `" + String.join(" ", javaOptions()) + "`, "
                        + (mongoUri == null ? "embedded store" : "MongoDB") + ", in " + folder.toAbsolutePath());
        console.out().println();
        table.forEach(console.out()::println);
    }

    /** Something that is measured. */
    interface Measurement<T> {
        T run() throws IOException, InterruptedException;
    }

    /** Measures; what goes wrong with a process is told in its words. */
    static <T> T measured(Measurement<T> measurement) throws IOException, InterruptedException {
        try {
            return measurement.run();
        } catch (ProcessFailed e) {
            throw new CliException(ExitCode.SOME_FAILED, e.getMessage()).causedBy(e);
        }
    }
}
