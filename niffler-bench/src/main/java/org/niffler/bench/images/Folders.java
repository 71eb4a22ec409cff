package org.niffler.bench.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders and what is in them. */
public final class Folders {

    private Folders() {}

    /** Moves everything but hidden files and folders into a new folder, as one does who must not delete it yet. */
    public static void empty(Path folder, Path into) throws IOException {
        Files.createDirectories(into);
        try (Stream<Path> content = Files.list(folder)) {
            List<Path> visible = content.filter(
                            path -> !path.getFileName().toString().startsWith("."))
                    .toList();
            for (Path path : visible) {
                Files.move(path, into.resolve(path.getFileName()));
            }
        }
    }

    public static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        }
    }
}
