package org.niffler.app.report;

import java.io.IOException;
import java.util.List;
import org.niffler.app.scanner.DescriptionUse;
import org.niffler.app.scanner.ScannerDay;

/** What scanners were used for. */
final class DescriptionsTable implements UtilizationReport.ScannerTable {

    private final Table table;
    private final Layout layout;

    DescriptionsTable(UtilizationReport.Target target) throws IOException {
        this.layout = target.layout();
        this.table = target.table("descriptions", "Date", "ScannerID", "Description", "Encounters", "MedianMinutes");
    }

    @Override
    public Table table() {
        return table;
    }

    @Override
    public void scanner(ScannerDay day) throws IOException {
        for (DescriptionUse use : day.descriptions()) {
            table.row(List.of(
                    layout.day(day.day()),
                    day.scanner(),
                    use.description(),
                    use.encounters(),
                    Figures.minutes(use.median())));
        }
    }
}
