package org.niffler.app.report;

import java.io.IOException;
import java.util.Arrays;
import org.niffler.app.scanner.ScannerDay;
import org.niffler.app.scanner.UtilizationDay;

/** Scanners by day, a row each; a day without scanners is a row of its own. */
final class ScannersTable extends ScannerTable {

    static final String NAME = "scanners";

    ScannersTable(UtilizationReport.Target target) throws IOException {
        super(
                target.table(
                        NAME,
                        "Date",
                        "ScannerID",
                        "Institute",
                        "UtilizationPercent",
                        "FirstUse",
                        "LastUse",
                        "BusyMinutes",
                        "IdleMinutes",
                        "Gaps",
                        "LongestGapMinutes",
                        "Overlaps",
                        "Patients",
                        "Encounters",
                        "Studies",
                        "Series",
                        "Modalities"),
                target.layout());
    }

    @Override
    void day(UtilizationDay day) throws IOException {
        if (day.scanners().isEmpty()) {
            row(layout().day(day.day()), null, null, null, null, null, 0, 0, 0, 0, 0, 0, 0, 0, 0, null);
        }
        super.day(day);
    }

    @Override
    void scanner(ScannerDay day) throws IOException {
        row(
                layout().day(day.day()),
                day.scanner(),
                day.institute().orElse(null),
                day.utilizationPercent().isPresent()
                        ? Figures.rounded(day.utilizationPercent().getAsDouble())
                        : null,
                day.firstUse().map(time -> layout().time(day.day(), time)).orElse(null),
                day.lastUse().map(time -> layout().time(day.day(), time)).orElse(null),
                Figures.minutes(day.busy()),
                Figures.minutes(day.idle()),
                day.gaps().size(),
                Figures.minutes(day.longestGap()),
                day.overlaps().size(),
                day.patients(),
                day.encounters().size(),
                day.studies(),
                day.series(),
                Modalities.text(day.modalities()));
    }

    private void row(Object... cells) throws IOException {
        table().row(Arrays.asList(cells));
    }
}
