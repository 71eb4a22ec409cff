package org.niffler.app.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.niffler.app.query.ShownIdentity;
import org.niffler.app.scanner.Encounter;

/** How rows tell of scanners and encounters. */
interface EntryForm {

    /**
     * What a row says; empty if it says nothing.
     *
     * @throws BadCellException if it cannot be used; the message says why
     */
    Optional<Entry> entry(NamedRows.NamedRow row) throws BadCellException;

    /**
     * The form of a file, by its first row.
     *
     * @throws IOException if it is none of the forms
     */
    static EntryForm of(Path file, NamedRows.NamedRow first, ShownIdentity identity) throws IOException {
        if (first.cells().containsKey(OriginalSheet.SCANNER.get(0))) {
            return new OriginalEntries(identity);
        }
        if (first.cells().containsKey("Date") && first.cells().containsKey("StartTime")) {
            return new TidyEntries(identity);
        }
        if (first.cells().containsKey("Date")) {
            return new TidyScanners();
        }
        throw new IOException(
                "The file " + file + " is no result of utilization: it has no column \"Date\" nor \"Date #\"."
                        + " Name a scanner-util or encounters file, or their folder.");
    }

    /** The descriptions that were joined. */
    static List<String> descriptions(String cell) {
        return Stream.of(Cells.text(cell))
                .flatMap(text -> Arrays.stream(text.split(Encounter.SEPARATOR)))
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }
}
