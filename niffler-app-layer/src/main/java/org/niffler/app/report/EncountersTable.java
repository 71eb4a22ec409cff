package org.niffler.app.report;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import org.niffler.app.scanner.Encounter;
import org.niffler.app.scanner.ScannerDay;

/** Encounters, a row each. */
final class EncountersTable extends ScannerTable {

    static final String NAME = "encounters";

    EncountersTable(UtilizationReport.Target target) throws IOException {
        super(
                target.table(
                        NAME,
                        "Date",
                        "ScannerID",
                        "PatientID",
                        "StartTime",
                        "EndTime",
                        "DurationMinutes",
                        "IdleBeforeMinutes",
                        "Studies",
                        "Series",
                        "Modalities",
                        "Description"),
                target.layout());
    }

    @Override
    void scanner(ScannerDay day) throws IOException {
        LocalDateTime usedUntil = null;
        for (Encounter encounter : day.encounters()) {
            table().row(Arrays.asList(
                    layout().day(day.day()),
                    day.scanner(),
                    encounter.patient(),
                    layout().time(day.day(), encounter.start()),
                    layout().time(day.day(), encounter.end()),
                    Figures.minutes(encounter.duration()),
                    usedUntil == null ? null : Figures.minutes(idle(usedUntil, encounter.start())),
                    encounter.studies(),
                    encounter.series(),
                    Modalities.text(encounter.modalities()),
                    encounter.description()));
            usedUntil = usedUntil == null || encounter.end().isAfter(usedUntil) ? encounter.end() : usedUntil;
        }
    }

    private static Duration idle(LocalDateTime usedUntil, LocalDateTime start) {
        return start.isAfter(usedUntil) ? Duration.between(usedUntil, start) : Duration.ZERO;
    }
}
