package org.niffler.app.report;

import java.io.IOException;
import org.niffler.app.scanner.ScannerDay;
import org.niffler.app.scanner.UtilizationDay;

/** A table that is written scanner by scanner. */
abstract class ScannerTable extends DayTable {

    ScannerTable(Table table, Layout layout) {
        super(table, layout);
    }

    @Override
    void day(UtilizationDay day) throws IOException {
        for (ScannerDay scanner : day.scanners()) {
            scanner(scanner);
        }
    }

    /** Writes what the table tells of one scanner on one day. */
    abstract void scanner(ScannerDay day) throws IOException;
}
