package org.niffler.workflow.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.niffler.workflow.WorkUnit;
import org.niffler.workflow.match.FoundUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files wherever they are, of which nobody deletes any: a list of each unit's is kept on disk as long as its run may have to
 * be done, or done again. May be used by several threads.
 */
final class ListedFiles implements RunSite {

    private static final Logger LOG = LoggerFactory.getLogger(ListedFiles.class);

    /** No path holds it. */
    private static final String BETWEEN = "\0";

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
        RunUnit unit = unit(found);
        Path list = list(unit);
        Path beside = lists.resolve("." + list.getFileName() + ".part");
        Files.writeString(beside, joined(files(found)), StandardCharsets.UTF_8);
        Files.move(beside, list, StandardCopyOption.ATOMIC_MOVE);
        return unit;
    }

    /** What a run on it is about, without taking note of anything. */
    static RunUnit unit(FoundUnit found) {
        List<Path> files = files(found);
        return new RunUnit(
                found.kind(),
                place(found, files),
                found.studyInstanceUid(),
                found.seriesInstanceUid(),
                found.sopInstanceUid(),
                files.size());
    }

    private static List<Path> files(FoundUnit found) {
        return found.files().stream()
                .map(file -> file.toAbsolutePath().normalize())
                .toList();
    }

    /**
     * The same as long as the unit lies in the same folder, even if it grows there, so that its output takes the place of the
     * earlier one. Of a unit without a UID nobody knows whether it has grown or is another one.
     */
    private static String place(FoundUnit found, List<Path> files) {
        String uid = found.kind().uid(found.studyInstanceUid(), found.seriesInstanceUid(), found.sopInstanceUid());
        return RunNames.hash(
                uid.isEmpty() || found.kind() == WorkUnit.INSTANCE
                        ? joined(files)
                        : String.join(
                                BETWEEN,
                                commonFolder(files),
                                found.studyInstanceUid(),
                                found.kind().name(),
                                uid));
    }

    private static String joined(List<Path> files) {
        return files.stream().map(Path::toString).collect(Collectors.joining(BETWEEN));
    }

    /** Where all of them are below; empty if they are on different drives of Windows. */
    private static String commonFolder(List<Path> files) {
        Path common = files.get(0).getParent();
        for (Path file : files) {
            while (common != null && !file.startsWith(common)) {
                common = common.getParent();
            }
        }
        return common == null ? "" : common.toString();
    }

    private Path list(RunUnit unit) {
        return lists.resolve(unit.place() + "-" + unit.instances());
    }

    /** Whether it is known which files a unit has. */
    boolean knows(RunUnit unit) {
        return Files.exists(list(unit));
    }

    /** Forgets a unit's files, whose paths may name a patient. What cannot be removed is at the next start. */
    void forget(RunUnit unit) {
        remove(list(unit));
    }

    /**
     * Forgets all but these, as a crash may have left more.
     *
     * @throws IOException if it cannot be seen what there is
     */
    void keepOnly(Collection<RunUnit> units) throws IOException {
        Set<Path> kept = units.stream().map(this::list).collect(Collectors.toSet());
        try (Stream<Path> all = Files.list(lists)) {
            all.filter(list -> !kept.contains(list)).forEach(ListedFiles::remove);
        }
    }

    private static void remove(Path list) {
        try {
            Files.deleteIfExists(list);
        } catch (IOException e) {
            LOG.debug(
                    "a list of files stays until the next start: {}",
                    e.getClass().getSimpleName());
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

    /** @throws IOException also if only some of them are there: nobody wants the result of half a series */
    @Override
    public List<Path> files(RunUnit unit) throws IOException {
        List<Path> listed;
        try {
            listed = Stream.of(
                            Files.readString(list(unit), StandardCharsets.UTF_8).split(BETWEEN))
                    .map(Path::of)
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
        List<Path> there = listed.stream().filter(Files::isRegularFile).toList();
        if (!there.isEmpty() && there.size() < listed.size()) {
            throw new IOException((listed.size() - there.size()) + " of its " + listed.size() + " files are gone");
        }
        return there;
    }

    @Override
    public void changed(Run run) {
        changes.accept(run);
    }
}
