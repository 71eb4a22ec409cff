package org.niffler.app.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.niffler.app.scanner.Encounter;
import org.niffler.app.scanner.ScannerDay;
import org.niffler.app.scanner.UtilizationDay;

/** The original's final report. */
final class ScannerUtilTable extends ScannerTable {

    private int days;

    ScannerUtilTable(UtilizationReport.Target target) throws IOException {
        super(
                OriginalSheet.create(target.file("scanner-util"), target.format(), target.identifying()),
                Layout.ORIGINAL);
    }

    @Override
    void day(UtilizationDay day) throws IOException {
        days++;
        if (day.scanners().isEmpty()) {
            summary(days, layout().day(day.day()), null, null, 0, 0, 0, null, 0);
        }
        super.day(day);
    }

    @Override
    void scanner(ScannerDay day) throws IOException {
        summary(
                days,
                layout().day(day.day()),
                day.scanner(),
                day.utilizationPercent().isPresent()
                        ? Figures.rounded(day.utilizationPercent().getAsDouble())
                        : null,
                day.patients(),
                day.encounters().size(),
                day.studies(),
                day.modalities().isEmpty() ? null : Modalities.text(day.modalities()),
                day.series());
        for (Encounter encounter : day.encounters()) {
            encounter(day, encounter);
        }
    }

    private void summary(Object... cells) throws IOException {
        List<Object> row = new ArrayList<>(Collections.nCopies(OriginalSheet.COLUMNS.size(), null));
        for (int i = 0; i < cells.length; i++) {
            row.set(i, cells[i]);
        }
        table().row(row);
    }

    private void encounter(ScannerDay day, Encounter encounter) throws IOException {
        List<Object> row = new ArrayList<>(Collections.nCopies(OriginalSheet.SCANNER.size(), null));
        row.add(encounter.patient());
        row.add(layout().time(day.day(), encounter.start()));
        row.add(layout().time(day.day(), encounter.end()));
        row.add(Figures.minutes(encounter.duration()));
        row.add(encounter.studies());
        row.add(encounter.series());
        row.add(encounter.description());
        table().row(row);
    }
}
