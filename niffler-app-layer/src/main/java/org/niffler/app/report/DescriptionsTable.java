package org.niffler.app.report;

import java.io.IOException;
import java.util.List;
import org.niffler.app.scanner.DescriptionUse;
import org.niffler.app.scanner.ScannerDay;

/** What scanners were used for. */
final class DescriptionsTable extends ScannerTable {

    DescriptionsTable(UtilizationReport.Target target) throws IOException {
        super(
                target.table("descriptions", "Date", "ScannerID", "Description", "Encounters", "MedianMinutes"),
                target.layout());
    }

    @Override
    void scanner(ScannerDay day) throws IOException {
        for (DescriptionUse use : day.descriptions()) {
            table().row(List.of(
                    layout().day(day.day()),
                    day.scanner(),
                    use.description(),
                    use.encounters(),
                    Figures.minutes(use.median())));
        }
    }
}
