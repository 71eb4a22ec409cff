package org.niffler.app.report;

import java.util.Optional;

/** Rows of {@code scanners}. */
final class TidyScanners implements EntryForm {

    @Override
    public Optional<Entry> entry(NamedRows.NamedRow row) throws BadCellException {
        return Optional.of(new Entry(
                row.line(),
                TidyEntries.day(row),
                text(row.cell("ScannerID")),
                text(row.cell("Institute")),
                Optional.empty()));
    }

    private static Optional<String> text(String cell) {
        return Optional.of(Cells.text(cell)).filter(text -> !text.isEmpty());
    }
}
