package org.niffler.workflow.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The folders in which programs are looked for, as the environment variable {@code PATH} names them.
 *
 * @param text folders, separated as this system does; empty ones, which would mean the current folder, are left out
 */
public record SearchPath(String text) {

    /** Where a program is that may be started. */
    public Optional<Path> find(String program) {
        return Arrays.stream(text.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> inFolder(folder, program))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Path> inFolder(String folder, String program) {
        try {
            Path file = Path.of(folder, program).toAbsolutePath();
            return Files.isRegularFile(file) && Files.isExecutable(file) ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
