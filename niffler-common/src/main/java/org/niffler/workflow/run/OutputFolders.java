package org.niffler.workflow.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.niffler.dicom.file.DurableFiles;

/**
 * Where runs put what they make: beside its final name while they work, so that nobody takes half of it for all.
 * The caller sees to it that no two runs of a workflow on the same UID work at once.
 */
final class OutputFolders {

    static final String RUN_FILE = "niffler-run.json";

    private static final String FAILED = ".failed";

    private final JsonMapper json = new JsonMapper();
    private final Path root;

    OutputFolders(Path root) {
        this.root = root;
    }

    /** An empty folder for an attempt. */
    Path begin(Run run) throws IOException {
        Path part = clean(run);
        Files.createDirectories(part);
        return part;
    }

    /** Removes what an attempt has left, and puts an earlier result back that was moved aside for its own. */
    Path clean(Run run) throws IOException {
        Path folder = root.resolve(run.workflow());
        String name = name(run, folder);
        Path part = folder.resolve("." + name + ".part");
        PrivateFiles.remove(part);
        for (Path end : List.of(folder.resolve(name), folder.resolve(name + FAILED))) {
            Path aside = aside(end);
            if (Files.isDirectory(aside) && !Files.exists(end)) {
                Files.move(aside, end, StandardCopyOption.ATOMIC_MOVE);
            }
            PrivateFiles.remove(aside);
        }
        return part;
    }

    /** Two series of one UID at different places are different: the second has a longer name. */
    private String name(Run run, Path folder) {
        String uid = RunNames.unit(run.unit());
        boolean isTaken = Stream.of(uid, uid + FAILED)
                .map(name -> origin(folder.resolve(name).resolve(RUN_FILE)))
                .flatMap(Optional::stream)
                .anyMatch(origin -> !origin.equals(origin(run)));
        return isTaken ? uid + "-" + origin(run) : uid;
    }

    private Optional<String> origin(Path runFile) {
        try {
            return Optional.of(json.readTree(runFile.toFile()))
                    .map(run -> run.path("origin").asText())
                    .filter(origin -> !origin.isEmpty());
        } catch (IOException noneOfOurs) {
            return Optional.empty();
        }
    }

    /** Tells places apart without telling them. */
    static String origin(Run run) {
        return RunNames.hash(run.unit().place()).substring(0, 12);
    }

    /** What an attempt has made is its run's result: under the unit's name if it succeeded. */
    void finish(Run ended, Path part, JsonNode about) throws IOException {
        Path runFile = part.resolve(RUN_FILE);
        PrivateFiles.remove(runFile); // a program may have left a link
        json.writerWithDefaultPrettyPrinter().writeValue(runFile.toFile(), about);
        DurableFiles.force(List.of(runFile));
        Path folder = part.getParent();
        String name = name(ended, folder);
        if (ended.status() == RunStatus.SUCCEEDED) {
            replace(part, folder.resolve(name));
            PrivateFiles.remove(folder.resolve(name + FAILED));
        } else {
            replace(part, folder.resolve(name + FAILED));
        }
    }

    private static void replace(Path part, Path end) throws IOException {
        Path aside = aside(end);
        PrivateFiles.remove(aside);
        if (Files.exists(end)) {
            Files.move(end, aside, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(part, end, StandardCopyOption.ATOMIC_MOVE);
        PrivateFiles.remove(aside);
    }

    private static Path aside(Path end) {
        return end.resolveSibling("." + end.getFileName() + ".old");
    }
}
