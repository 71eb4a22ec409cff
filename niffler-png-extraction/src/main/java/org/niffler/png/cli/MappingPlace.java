package org.niffler.png.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.niffler.config.Problem;

/**
 * Whether the mapping can be written where it is wanted. It is written when a run, which may take days, has come to its
 * end: that is too late to find it out.
 */
final class MappingPlace {

    private MappingPlace() {}

    static Optional<Problem> problem(Path mapping, Path output) {
        Path file = mapping.toAbsolutePath().normalize();
        Path folder = output.toAbsolutePath().normalize();
        Path above = existing(file.getParent());
        if (Files.isDirectory(file)) {
            return problem(mapping + " is a folder; name a file in it, such as " + mapping.resolve("mapping.csv"));
        }
        if (file.startsWith(folder.resolve("extracted-images"))) {
            return problem("must not be within extracted-images, which is to be shared: it identifies patients");
        }
        if (file.getParent().equals(folder)
                && file.getFileName().toString().matches("metadata(_\\d+)?\\.csv|failures\\.csv|held-back\\.csv")) {
            return problem(file.getFileName() + " in OutputDirectory is another table; take another name");
        }
        if (!Files.isDirectory(above) || !Files.isWritable(above)) {
            return problem(mapping + " cannot be written: " + above + " is no folder in which this user may write");
        }
        return Optional.empty();
    }

    private static Path existing(Path folder) {
        Path above = folder;
        while (above.getParent() != null && !Files.exists(above)) {
            above = above.getParent();
        }
        return above;
    }

    private static Optional<Problem> problem(String what) {
        return Optional.of(new Problem("Mapping: " + what));
    }
}
