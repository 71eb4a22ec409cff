package org.niffler.app.report;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.niffler.app.query.ShownIdentity;

/** The entries of one file, in its order; the next one can be looked at before it is taken. */
final class EntrySource implements Closeable {

    private final Path file;
    private final NamedRows rows;
    private final ShownIdentity identity;
    private final Consumer<BadLine> badLines;
    private Optional<EntryForm> form = Optional.empty();
    private Optional<Entry> ahead = Optional.empty();

    private EntrySource(Path file, NamedRows rows, ShownIdentity identity, Consumer<BadLine> badLines) {
        this.file = file;
        this.rows = rows;
        this.identity = identity;
        this.badLines = badLines;
    }

    static EntrySource open(Path file, ShownIdentity identity, Consumer<BadLine> badLines) throws IOException {
        return new EntrySource(file, NamedRows.open(file, badLines), identity, badLines);
    }

    Path file() {
        return file;
    }

    /** The next entry, which stays; empty at the end. */
    Optional<Entry> peek() throws IOException {
        Optional<NamedRows.NamedRow> row = ahead.isPresent() ? Optional.empty() : rows.next();
        while (row.isPresent() && ahead.isEmpty()) {
            ahead = entry(row.get());
            row = ahead.isPresent() ? row : rows.next();
        }
        return ahead;
    }

    /** Passes over the entry that was looked at. */
    void take() {
        ahead = Optional.empty();
    }

    private Optional<Entry> entry(NamedRows.NamedRow row) throws IOException {
        if (form.isEmpty()) {
            form = Optional.of(EntryForm.of(file, row, identity));
        }
        try {
            return form.get().entry(row);
        } catch (BadCellException e) {
            badLines.accept(new BadLine(file, row.line(), e.getMessage()));
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
