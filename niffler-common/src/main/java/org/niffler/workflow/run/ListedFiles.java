package org.niffler.workflow.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.niffler.workflow.match.FoundUnit;

/**
 * Files wherever they are, of which nobody deletes any: a list of each unit's is kept on disk until its run has ended. May be
 * used by several threads.
 */
final class ListedFiles implements RunSite {

    private final Path lists;
    private final Consumer<Run> changes;

    /** @param changes is given every change of a run, and returns at once */
    ListedFiles(Path lists, Consumer<Run> changes) {
        this.lists = lists;
        this.changes = changes;
    }

    /**
     * Takes note of a unit's files.
     *
     * @throws IOException if the list cannot be written
     */
    RunUnit add(FoundUnit found) throws IOException {
        List<String> names = found.files().stream()
                .map(file -> file.toAbsolutePath().normalize().toString())
                .toList();
        String place = digest(String.join("\n", names));
        Path list = lists.resolve(place);
        Path beside = lists.resolve("." + place + ".part");
        Files.write(beside, names, StandardCharsets.UTF_8);
        Files.move(beside, list, StandardCopyOption.ATOMIC_MOVE);
        return new RunUnit(
                found.kind(),
                place,
                found.studyInstanceUid(),
                found.seriesInstanceUid(),
                found.sopInstanceUid(),
                found.files().size());
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public Optional<String> lease(String workflow, RunUnit unit) {
        return Optional.empty();
    }

    @Override
    public void release(String lease) {}

    @Override
    public void keep(String lease) {}

    @Override
    public List<Path> files(RunUnit unit) throws IOException {
        try {
            return Files.readAllLines(lists.resolve(unit.place()), StandardCharsets.UTF_8).stream()
                    .map(Path::of)
                    .filter(Files::isRegularFile)
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    @Override
    public void changed(Run run) {
        changes.accept(run);
    }
}
