package org.niffler.app.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.niffler.app.query.CohortFilter;
import org.niffler.cli.CliException;
import org.niffler.cli.ExitCode;
import org.niffler.filter.FilterException;
import org.niffler.filter.FilterFile;

/** Reads what {@code --filter} says: a file's name, or a filter itself. */
final class FilterOption {

    /** No filter is a single word, or ends so: it is the name of a file, be the file there or not. */
    private static final Pattern FILE_NAME = Pattern.compile("[^\\s=<>~{}\"]+|[^=<>~{}\"]*\\.cohort");

    private FilterOption() {}

    /** @throws CliException if it is no filter; the message says where and why */
    static CohortFilter read(String text) {
        return namesFile(text) ? readFile(text) : parse(text, "");
    }

    private static CohortFilter readFile(String name) {
        String text;
        try {
            text = FilterFile.text(Path.of(name));
        } catch (FilterException e) {
            throw new CliException(ExitCode.USAGE, "--filter: " + e.getMessage())
                    .withHint("--filter takes a file with a filter, or a filter, such as 'Modality = CT'.")
                    .causedBy(e);
        }
        return parse(text, name + ": ");
    }

    private static CohortFilter parse(String text, String where) {
        try {
            return CohortFilter.parse(text);
        } catch (FilterException e) {
            throw new CliException(ExitCode.USAGE, "--filter: " + where + e.getMessage()).causedBy(e);
        }
    }

    private static boolean namesFile(String text) {
        try {
            return Files.exists(Path.of(text)) || FILE_NAME.matcher(text).matches();
        } catch (InvalidPathException e) {
            return false; // an expression has characters that no path has
        }
    }
}
