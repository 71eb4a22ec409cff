package org.niffler.workflow.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.niffler.dicom.file.DurableFiles;

/**
 * Where runs put what they make: in a hidden folder while they work, so that nobody takes half of it for all, and under the
 * name of their unit then. The hidden folders are found again without that name, as the workflow may be gone after a crash, or
 * the key that its names are made with; and programs are told their paths.
 *
 * <p>The caller sees to it that no two runs of a workflow on the same unit work at once.
 */
final class OutputFolders {

    static final String RUN_FILE = "niffler-run.json";

    private static final String FAILED = ".failed";

    private final JsonMapper json = new JsonMapper();
    private final Path root;
    private final SecretNames names;

    OutputFolders(Path root, SecretNames names) {
        this.root = root;
        this.names = names;
    }

    /** An empty folder for an attempt. */
    Path begin(Run run) throws IOException {
        clean(run);
        return Files.createDirectories(hidden(run, ".part"));
    }

    /** Removes what an attempt has left, and puts an earlier result back that was moved aside for its own. */
    void clean(Run run) throws IOException {
        PrivateFiles.remove(hidden(run, ".part"));
        putBack(run);
    }

    /** Also when an attempt ends otherwise than it first seemed to: what it has moved aside may be all there is. */
    private void putBack(Run run) throws IOException {
        Path aside = hidden(run, ".old");
        if (Files.isDirectory(aside)) {
            try (DirectoryStream<Path> ends = Files.newDirectoryStream(aside)) {
                for (Path end : ends) {
                    putBack(end);
                }
            }
            PrivateFiles.remove(aside);
        }
    }

    /** To where it was, unless its successor is there. */
    private static void putBack(Path aside) throws IOException {
        Path end = aside.getParent().resolveSibling(aside.getFileName());
        if (!Files.exists(end)) {
            Files.move(aside, end, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private Path hidden(Run run, String what) {
        String unit = run.workflow() + "/" + RunNames.kind(run.unit()) + "/" + RunNames.unit(run.unit());
        return root.resolve(run.workflow()).resolve("." + names.name("output", unit) + what);
    }

    /** Two series of one UID at different places are different: the second has a longer name. */
    private String free(OutputName name, Path folder) {
        boolean isTaken = Stream.of(name.unit(), name.unit() + FAILED)
                .map(end -> origin(folder.resolve(end).resolve(RUN_FILE)))
                .flatMap(Optional::stream)
                .anyMatch(origin -> !origin.equals(name.origin()));
        return isTaken ? name.unit() + "-" + name.origin() : name.unit();
    }

    private Optional<String> origin(Path runFile) {
        if (!Files.isRegularFile(runFile, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty(); // a pipe never ends
        }
        try {
            return Optional.of(json.readTree(runFile.toFile()))
                    .map(run -> run.path("origin").asText())
                    .filter(origin -> !origin.isEmpty());
        } catch (IOException noneOfOurs) {
            return Optional.empty();
        }
    }

    /** What an attempt has made is its run's result: under the unit's name if it succeeded. */
    void finish(Run ended, OutputName name, JsonNode about) throws IOException {
        Path part = hidden(ended, ".part");
        if (!isThere(part)) {
            PrivateFiles.remove(part);
            Files.createDirectories(part);
        }
        write(about, part.resolve(RUN_FILE));
        Path folder = root.resolve(ended.workflow());
        Path end = folder.resolve(free(name, folder));
        Path failed = end.resolveSibling(end.getFileName() + FAILED);
        if (ended.status() == RunStatus.SUCCEEDED) {
            replace(ended, end);
            PrivateFiles.remove(failed);
        } else {
            replace(ended, failed);
        }
    }

    /**
     * Whether an attempt has left its folder where it was: in the place of one that a program has removed there may be a link to
     * anywhere.
     */
    boolean isThere(Path part) throws IOException {
        if (!Files.isDirectory(part, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        PrivateFiles.open(part);
        return true;
    }

    private void write(JsonNode about, Path runFile) throws IOException {
        PrivateFiles.remove(runFile); // a program may have left a link
        String text = json.writerWithDefaultPrettyPrinter().writeValueAsString(about);
        Files.write(runFile, text.getBytes(StandardCharsets.UTF_8));
        try {
            DurableFiles.force(List.of(runFile));
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException("The output cannot be forced to its disk. Look at that disk.", e);
        }
    }

    private void replace(Run run, Path end) throws IOException {
        putBack(run);
        Path aside = hidden(run, ".old");
        if (Files.exists(end)) {
            Files.createDirectory(aside);
            Files.move(end, aside.resolve(end.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(hidden(run, ".part"), end, StandardCopyOption.ATOMIC_MOVE);
        PrivateFiles.remove(aside);
    }
}
