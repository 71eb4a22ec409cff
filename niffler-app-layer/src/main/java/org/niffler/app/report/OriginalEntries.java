package org.niffler.app.report;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.SortedSet;
import org.niffler.app.query.ShownIdentity;
import org.niffler.app.scanner.Encounter;

/** Rows in the original's layout: a scanner's, then those of its encounters, which do not name it. */
final class OriginalEntries implements EntryForm {

    private final ShownIdentity identity;
    private Optional<Summary> summary = Optional.empty();

    OriginalEntries(ShownIdentity identity) {
        this.identity = identity;
    }

    @Override
    public Optional<Entry> entry(NamedRows.NamedRow row) throws BadCellException {
        boolean ofScanner = !row.cell("Date YYYYMMDD").isEmpty();
        if (ofScanner) {
            // Or encounters below a line that cannot be used would be those of the scanner above it.
            summary = Optional.empty();
            summary = Optional.of(summary(row));
        }
        Summary of = summary.orElseThrow(
                () -> new BadCellException("is of an encounter, but there is no line of its scanner above it."));
        Optional<Encounter> encounter =
                row.cell("StartTime").isEmpty() ? Optional.empty() : Optional.of(encounter(of, row));
        if (encounter.isPresent() && of.scanner().isEmpty()) {
            throw new BadCellException("is of an encounter, but the line of its scanner above it has no ScannerID.");
        }
        if (!ofScanner && encounter.isEmpty()) {
            throw new BadCellException("is neither of a scanner nor of an encounter: both its dates are empty.");
        }
        return Optional.of(new Entry(row.line(), of.day(), of.scanner(), Optional.empty(), encounter));
    }

    private static Summary summary(NamedRows.NamedRow row) throws BadCellException {
        return new Summary(
                DayTime.day(row.cell("Date YYYYMMDD"), "Date YYYYMMDD"),
                Optional.of(Cells.text(row.cell("ScannerID"))).filter(scanner -> !scanner.isEmpty()),
                Modalities.parse(Cells.text(row.cell("Modality"))));
    }

    private Encounter encounter(Summary of, NamedRows.NamedRow row) throws BadCellException {
        LocalDateTime start = DayTime.parse(of.day(), row.cell("StartTime"), "StartTime");
        LocalDateTime end = DayTime.parse(of.day(), row.cell("EndTime"), "EndTime");
        if (end.isBefore(start)) {
            throw new BadCellException("ends before it starts.");
        }
        String series = "Number of Series In the Encounter";
        String studies = "Number of Studies In the Encounter";
        return new Encounter(
                identity.patient(Cells.needed(row.cell("PatientID"), "PatientID")),
                start,
                end,
                Cells.count(row.cell(studies), studies),
                Cells.count(row.cell(series), series),
                of.modalities(),
                EntryForm.descriptions(row.cell("Encounter Description")));
    }

    private record Summary(LocalDate day, Optional<String> scanner, SortedSet<String> modalities) {}
}
