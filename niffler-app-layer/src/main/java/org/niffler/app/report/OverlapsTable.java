package org.niffler.app.report;

import java.io.IOException;
import java.util.List;
import org.niffler.app.scanner.Overlap;
import org.niffler.app.scanner.ScannerDay;

/** Encounters that went on at one scanner at the same time. */
final class OverlapsTable extends ScannerTable {

    OverlapsTable(UtilizationReport.Target target) throws IOException {
        super(
                target.table(
                        "overlaps",
                        "Date",
                        "ScannerID",
                        "FirstPatientID",
                        "FirstStartTime",
                        "FirstEndTime",
                        "SecondPatientID",
                        "SecondStartTime",
                        "SecondEndTime",
                        "OverlapStartTime",
                        "OverlapEndTime",
                        "OverlapMinutes"),
                target.layout());
    }

    @Override
    void scanner(ScannerDay day) throws IOException {
        for (Overlap overlap : day.overlaps()) {
            table().row(List.of(
                    layout().day(day.day()),
                    day.scanner(),
                    overlap.first().patient(),
                    layout().time(day.day(), overlap.first().start()),
                    layout().time(day.day(), overlap.first().end()),
                    overlap.second().patient(),
                    layout().time(day.day(), overlap.second().start()),
                    layout().time(day.day(), overlap.second().end()),
                    layout().time(day.day(), overlap.span().from()),
                    layout().time(day.day(), overlap.span().to()),
                    Figures.minutes(overlap.length())));
        }
    }
}
