package org.niffler.bench.jar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The shipped cold-extraction.jar, started as an administrator does: by {@code java -jar}, with a system.json. */
public final class ColdExtractionJar {

    /** Our AE title. */
    public static final String TITLE = "NIFFLER";

    /** In the folder it works in. */
    public static final String STORAGE = "out";

    private static final String LOG = "niffler1.log";

    private final Path jar;
    private final List<String> javaOptions;

    /** @param javaOptions for its virtual machine */
    public ColdExtractionJar(Path jar, List<String> javaOptions) {
        this.jar = jar.toAbsolutePath();
        this.javaOptions = List.copyOf(javaOptions);
    }

    /** Writes the CSV that it is to work on. */
    public static void writeCsv(Path folder, String header, Stream<String> rows) throws IOException {
        Iterable<String> lines = Stream.concat(Stream.of(header), rows)::iterator;
        Files.write(csv(folder), lines);
    }

    public static Path csv(Path folder) {
        return folder.resolve("studies.csv");
    }

    /** Its log of the last runs in this folder. */
    public static Path log(Path folder) {
        return folder.resolve(LOG);
    }

    /**
     * Extracts what the CSV in the folder lists into {@value #STORAGE} there. The folder for locks is its own, so that it
     * meets no other extraction of this host; all else that is not given is as it comes.
     *
     * @param pacs {@code AET@HOST:PORT}
     * @param port on which it is to receive
     */
    public MeasuredProcess.Run extract(Path folder, String pacs, int port, List<String> options)
            throws IOException, InterruptedException {
        Files.writeString(
                folder.resolve("system.json"),
                String.format(
                        "{\"SrcAet\": \"%s\", \"QueryAet\": \"%s:%d\", \"LockFolder\": \"locks\"}%n",
                        pacs, TITLE, port));
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of("--CsvFile", csv(folder).getFileName().toString(), "--StorageFolder", STORAGE));
        command.addAll(options);
        return MeasuredProcess.run(command, Map.of(), folder);
    }

    /** The {@code java} that runs us. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
