package org.niffler.png.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says of a run, or of a part of one, that it came to the end of its files: tables of less would be silently short. */
final class PartMark {

    private static final String NAME = "finished";
    private static final Pattern PART = Pattern.compile("part-(\\d+)-of-(\\d+)");

    private final Path mark;

    /** @param state the folder in which the run keeps what it has done */
    PartMark(Path state) {
        this.mark = state.resolve(NAME);
    }

    void begin() throws IOException {
        Files.deleteIfExists(mark);
    }

    void end() throws IOException {
        Files.writeString(mark, "");
    }

    /**
     * The state folders of all parts of a shared run.
     *
     * @throws PartsMissingException if there are none, or one of them is missing or not finished
     */
    static List<Path> allParts(Path stateRoot) throws IOException {
        List<Shard> found = found(stateRoot);
        Set<Integer> counts = new TreeSet<>();
        found.forEach(part -> counts.add(part.of()));
        if (counts.size() != 1) {
            throw new PartsMissingException(
                    counts.isEmpty()
                            ? "There are no parts in " + stateRoot + ": run with --shard first."
                            : "There are parts of runs with " + counts + " parts in " + stateRoot
                                    + ": delete those that do not belong there.");
        }
        int of = counts.iterator().next();
        List<Path> folders = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (int number = 1; number <= of; number++) {
            Path folder = stateRoot.resolve("part-" + number + "-of-" + of);
            folders.add(folder);
            if (!Files.exists(folder.resolve(NAME))) {
                missing.add(number + "/" + of);
            }
        }
        if (!missing.isEmpty()) {
            throw new PartsMissingException("Not finished: " + String.join(", ", missing)
                    + ". Run each with --shard first; what is done is not done again.");
        }
        return folders;
    }

    /** Whether a run has converted into this folder. */
    static boolean isOutput(Path folder) {
        Path stateRoot = folder.resolve(ConversionOptions.STATE_FOLDER);
        try {
            return Files.isDirectory(stateRoot.resolve(ConversionOptions.WHOLE))
                    || !found(stateRoot).isEmpty();
        } catch (IOException e) {
            return false; // not ours, if it is closed to us
        }
    }

    private static List<Shard> found(Path stateRoot) throws IOException {
        if (!Files.isDirectory(stateRoot)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(stateRoot)) {
            return folders.map(folder -> PART.matcher(folder.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(part -> new Shard(Integer.parseInt(part.group(1)), Integer.parseInt(part.group(2))))
                    .sorted(Comparator.comparingInt(Shard::number))
                    .toList();
        }
    }
}
