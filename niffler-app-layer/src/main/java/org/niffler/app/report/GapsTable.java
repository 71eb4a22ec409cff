package org.niffler.app.report;

import java.io.IOException;
import java.util.List;
import org.niffler.app.scanner.ScannerDay;
import org.niffler.app.scanner.Span;

/** When nobody was at a scanner between its first and last use. */
final class GapsTable extends ScannerTable {

    GapsTable(UtilizationReport.Target target) throws IOException {
        super(target.table("gaps", "Date", "ScannerID", "StartTime", "EndTime", "Minutes"), target.layout());
    }

    @Override
    void scanner(ScannerDay day) throws IOException {
        for (Span gap : day.gaps()) {
            table().row(List.of(
                    layout().day(day.day()),
                    day.scanner(),
                    layout().time(day.day(), gap.from()),
                    layout().time(day.day(), gap.to()),
                    Figures.minutes(gap.length())));
        }
    }
}
