package org.niffler.app.report;

import java.io.Closeable;
import java.io.IOException;
import org.niffler.app.scanner.UtilizationDay;

/** One table of a report on the use of scanners, which is written day by day. */
abstract class DayTable implements Closeable {

    private final Table table;
    private final Layout layout;

    DayTable(Table table, Layout layout) {
        this.table = table;
        this.layout = layout;
    }

    final Table table() {
        return table;
    }

    final Layout layout() {
        return layout;
    }

    /** Writes a day. */
    abstract void day(UtilizationDay day) throws IOException;

    /** All days are written. */
    final void complete() throws IOException {
        table.complete();
    }

    @Override
    public final void close() throws IOException {
        table.close();
    }
}
