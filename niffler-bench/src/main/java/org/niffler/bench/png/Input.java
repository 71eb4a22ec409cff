package org.niffler.bench.png;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.niffler.testkit.process.ProcessFailed;

/**
 * Files to convert, all below one folder.
 *
 * @param label how they are called in tables
 * @param set what they were made as; empty for the user's own, of which nothing is known
 */
public record Input(String label, Path folder, List<Path> files, Optional<ImageSet> set) {

    public Input {
        files = List.copyOf(files);
    }

    /** The user's own files, whatever they are; hidden ones are left out. */
    public static Input own(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> files = paths.filter(Files::isRegularFile)
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new ProcessFailed("no file is in " + folder);
            }
            return new Input("own files", folder, files, Optional.empty());
        }
    }

    /** Files that are spread evenly over all, so that a mix stays one. */
    List<Path> sample(int count) {
        int wanted = Math.min(count, files.size());
        return Stream.iterate(0, i -> i < wanted, i -> i + 1)
                .map(i -> files.get((int) ((long) files.size() * i / wanted)))
                .toList();
    }

    long bytes() throws IOException {
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        return bytes;
    }
}
