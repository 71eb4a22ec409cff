package org.niffler.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the log goes.
 *
 * @param file the log file, such as {@code niffler1.log}; INFO and up, with {@code verbose} DEBUG and up
 * @param console gets WARN and up, with {@code verbose} INFO and up
 * @param verbose whether to log more
 */
public record LogTarget(Optional<Path> file, Console console, boolean verbose) {

    public static LogTarget fileAndConsole(Path file, Console console, boolean verbose) {
        return new LogTarget(Optional.of(file), console, verbose);
    }

    public static LogTarget consoleOnly(Console console, boolean verbose) {
        return new LogTarget(Optional.empty(), console, verbose);
    }
}
