package org.niffler.app.report;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.niffler.app.query.ShownIdentity;
import org.niffler.app.scanner.Encounter;

/** Rows of {@code encounters}. */
final class TidyEntries implements EntryForm {

    private final ShownIdentity identity;

    TidyEntries(ShownIdentity identity) {
        this.identity = identity;
    }

    @Override
    public Optional<Entry> entry(NamedRows.NamedRow row) throws BadCellException {
        LocalDateTime start = time(row.cell("StartTime"), "StartTime");
        LocalDateTime end = time(row.cell("EndTime"), "EndTime");
        if (end.isBefore(start)) {
            throw new BadCellException("ends before it starts.");
        }
        Encounter encounter = new Encounter(
                identity.patient(Cells.needed(row.cell("PatientID"), "PatientID")),
                start,
                end,
                Cells.count(row.cell("Studies"), "Studies"),
                Cells.count(row.cell("Series"), "Series"),
                Modalities.parse(Cells.text(row.cell("Modalities"))),
                EntryForm.descriptions(row.cell("Description")));
        return Optional.of(new Entry(
                row.line(),
                day(row),
                Optional.of(Cells.needed(row.cell("ScannerID"), "ScannerID")),
                Optional.empty(),
                Optional.of(encounter)));
    }

    static LocalDate day(NamedRows.NamedRow row) throws BadCellException {
        try {
            return LocalDate.parse(row.cell("Date").strip());
        } catch (DateTimeException e) {
            throw new BadCellException("Date is no day as 2020-06-01.");
        }
    }

    private static LocalDateTime time(String cell, String column) throws BadCellException {
        try {
            return LocalDateTime.parse(cell.strip());
        } catch (DateTimeException e) {
            throw new BadCellException(column + " is no date and time as 2020-06-01T10:15:00.");
        }
    }
}
