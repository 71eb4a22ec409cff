package org.niffler.bench.jar;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The shipped png-extraction.jar, started by {@code java -jar}. */
public final class PngExtractionJar {

    /** Pictures, in the folder it works in. */
    public static final String OUTPUT = "out";

    /** Finished, but not for all files. */
    private static final int SOME_FAILED = 1;

    private final Path jar;
    private final List<String> javaOptions;

    /** @param javaOptions for its virtual machine */
    public PngExtractionJar(Path jar, List<String> javaOptions) {
        this.jar = jar.toAbsolutePath();
        this.javaOptions = List.copyOf(javaOptions);
    }

    /**
     * Converts all files below a folder into {@value #OUTPUT}, with the key of the pseudonyms beside it; also those that may
     * show identity, as nobody gets to see them and DCMTK's tools convert them, too. All else is as it comes.
     *
     * @param folder where it works
     * @param some whether it is no failure that some of the files cannot be converted
     */
    public MeasuredProcess.Run convert(Path input, int useProcesses, Path folder, boolean some)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ColdExtractionJar.java()));
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of("--DICOMHome", input.toAbsolutePath().toString(), "--Depth", "-1"));
        command.addAll(List.of("--OutputDirectory", OUTPUT, "--PseudonymKey", "pseudonym.key"));
        command.addAll(List.of("--AllowBurnedIn", "true", "--UseProcesses", Integer.toString(useProcesses)));
        return MeasuredProcess.run(command, Map.of(), folder, some ? List.of(0, SOME_FAILED) : List.of(0));
    }
}
