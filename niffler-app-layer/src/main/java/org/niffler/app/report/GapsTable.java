package org.niffler.app.report;

import java.io.IOException;
import java.util.List;
import org.niffler.app.scanner.ScannerDay;
import org.niffler.app.scanner.Span;

/** When nobody was at a scanner between its first and last use. */
final class GapsTable implements UtilizationReport.ScannerTable {

    private final Table table;
    private final Layout layout;

    GapsTable(UtilizationReport.Target target) throws IOException {
        this.layout = target.layout();
        this.table = target.table("gaps", "Date", "ScannerID", "StartTime", "EndTime", "Minutes");
    }

    @Override
    public Table table() {
        return table;
    }

    @Override
    public void scanner(ScannerDay day) throws IOException {
        for (Span gap : day.gaps()) {
            table.row(List.of(
                    layout.day(day.day()),
                    day.scanner(),
                    layout.time(day.day(), gap.from()),
                    layout.time(day.day(), gap.to()),
                    Figures.minutes(gap.length())));
        }
    }
}
