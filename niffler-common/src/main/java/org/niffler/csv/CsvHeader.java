package org.niffler.csv;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The names of a CSV file's columns.
 *
 * @param file the file, for messages
 * @param names the names in the file's order; may be empty or stand twice, which only matters when asked for
 */
public record CsvHeader(Path file, List<String> names) {

    /** A file that is not a CSV file at all may have a first "line" of any length. */
    private static final int NAMES_IN_MESSAGE = 30;

    public CsvHeader {
        names = List.copyOf(names);
    }

    /**
     * Where a column stands: the one of exactly this name, else the one that differs in upper and lower case only.
     *
     * @return the index, from 0
     * @throws CsvException if there is no such column, or more than one; the message lists the names there are
     */
    public int indexOf(String name) throws CsvException {
        List<Integer> columns = columns(name::equals);
        if (columns.isEmpty()) {
            columns = columns(name::equalsIgnoreCase);
        }
        if (columns.isEmpty()) {
            throw new CsvException(missing(name));
        }
        if (columns.size() > 1) {
            throw new CsvException("The CSV file " + file + " has more than one column \"" + name + "\" (columns "
                    + columns.stream().map(column -> "" + (column + 1)).collect(Collectors.joining(", "))
                    + "). Rename or remove all but one.");
        }
        return columns.get(0);
    }

    /**
     * Checks that there is a column of this index.
     *
     * @param index from 0
     * @param setting what holds the index, for the message
     * @return the index
     * @throws CsvException if the header has fewer columns
     */
    public int require(int index, String setting) throws CsvException {
        if (index >= names.size()) {
            throw new CsvException("The CSV file " + file + " has no column with index " + index + " (" + setting
                    + "): its first line has " + names.size() + (names.size() == 1 ? " column." : " columns.")
                    + " Indexes begin at 0. Correct " + setting + ", or name the column instead.");
        }
        return index;
    }

    private List<Integer> columns(Predicate<String> wanted) {
        return IntStream.range(0, names.size())
                .filter(column -> wanted.test(names.get(column)))
                .boxed()
                .toList();
    }

    private String missing(String name) {
        String listed = names.stream()
                .limit(NAMES_IN_MESSAGE)
                .map(column -> "\"" + column + "\"")
                .collect(Collectors.joining(", "));
        int more = names.size() - NAMES_IN_MESSAGE;
        String suggestion = NearestName.to(name, names)
                .map(nearest -> "Did you mean \"" + nearest + "\"?")
                .orElse("Name one of them, or add the column to the file's first line.");
        return "The CSV file " + file + " has no column \"" + name + "\". Its first line names " + listed
                + (more > 0 ? " and " + more + " more" : "") + ". " + suggestion;
    }
}
