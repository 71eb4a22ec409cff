package org.niffler.app.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.niffler.app.query.CohortFilter;
import org.niffler.cli.CliException;
import org.niffler.cli.ExitCode;
import org.niffler.filter.FilterException;
import org.niffler.filter.FilterFile;

/** Reads what {@code --filter} says: a file's name, or a filter itself. */
final class FilterOption {

    private FilterOption() {}

    /** @throws CliException if it is no filter; the message says where and why */
    static CohortFilter read(String text) {
        try {
            return CohortFilter.parse(isFile(text) ? FilterFile.text(Path.of(text)) : text);
        } catch (FilterException e) {
            throw new CliException(ExitCode.USAGE, "--filter: " + e.getMessage()).causedBy(e);
        }
    }

    private static boolean isFile(String text) {
        try {
            return Files.isRegularFile(Path.of(text));
        } catch (InvalidPathException e) {
            return false; // an expression has characters that no path has
        }
    }
}
