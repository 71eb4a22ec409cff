package org.niffler.bench.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.niffler.bench.jar.ColdExtractionJar;
import picocli.CommandLine.Option;

/** What all benchmarks of whole extractions are told. */
final class RunOptions {

    @Option(
            names = "--jar",
            paramLabel = "JAR",
            description = "The cold-extraction.jar. Default: the one that was built.")
    private Path jar = Path.of("niffler-cold-extraction", "target", "cold-extraction.jar");

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "Where everything is written, in a folder of its own that is deleted at the end."
                    + " Default: the temporary folder.")
    private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

    @Option(names = "--rounds", paramLabel = "N", description = "How often each case. Default: ${DEFAULT-VALUE}.")
    private int rounds = 3;

    @Option(
            names = "--java-option",
            paramLabel = "OPTION",
            description = "An option for our virtual machines, as in -XX:+UseSerialGC; may be repeated.")
    private List<String> javaOptions = new ArrayList<>();

    ColdExtractionJar jar() {
        return new ColdExtractionJar(jar, javaOptions);
    }

    List<String> javaOptions() {
        return javaOptions;
    }

    /** Absolute, as what is measured works in other folders than we. */
    Path folder() {
        return folder.toAbsolutePath();
    }

    int rounds() {
        return rounds;
    }
}
