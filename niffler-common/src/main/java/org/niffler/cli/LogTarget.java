package org.niffler.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the log goes.
 *
 * @param file the log file, such as {@code niffler1.log}; INFO and up, with {@code verbose} DEBUG and up
 * @param rotation when the file is set aside for a new one
 * @param console gets WARN and up, with {@code verbose} INFO and up
 * @param verbose whether to log more
 * @param hidesUids whether no UID is shown: who can ask the PACS for one finds the patient
 */
public record LogTarget(Optional<Path> file, Rotation rotation, Console console, boolean verbose, boolean hidesUids) {

    /** When a log file is set aside for a new one, and how long it is kept. */
    public enum Rotation {
        /** When it has 50 MB; the last nine are kept. For what runs and ends. */
        BY_SIZE,

        /** At midnight, and when it has 50 MB; packed, kept for 30 days, and 2 GB at most. For what runs for years. */
        BY_SIZE_AND_DAY
    }

    public static LogTarget fileAndConsole(Path file, Console console, boolean verbose) {
        return new LogTarget(Optional.of(file), Rotation.BY_SIZE, console, verbose, false);
    }

    public static LogTarget consoleOnly(Console console, boolean verbose) {
        return new LogTarget(Optional.empty(), Rotation.BY_SIZE, console, verbose, false);
    }

    /** As {@link #fileAndConsole}, for a service: the file of a day is found by its date. */
    public static LogTarget service(Path file, Console console, boolean verbose) {
        return new LogTarget(Optional.of(file), Rotation.BY_SIZE_AND_DAY, console, verbose, false);
    }

    /** The same for a module whose output tells of nobody. */
    public LogTarget withoutUids() {
        return new LogTarget(file, rotation, console, verbose, true);
    }
}
