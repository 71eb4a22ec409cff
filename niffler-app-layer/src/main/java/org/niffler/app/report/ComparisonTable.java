package org.niffler.app.report;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Optional;
import org.niffler.app.scanner.ComparedExam;
import org.niffler.app.scanner.Encounter;
import org.niffler.app.scanner.UtilizationDay;
import org.niffler.app.scanner.WarehouseComparison;
import org.niffler.app.scanner.WarehouseExam;

/** What a clinical data warehouse says about the same day. */
final class ComparisonTable extends DayTable {

    private final WarehouseComparison comparison;

    ComparisonTable(UtilizationReport.Target target, WarehouseComparison comparison) throws IOException {
        super(
                target.table(
                        "comparison",
                        "Date",
                        "ScannerID",
                        "PatientID",
                        "Known",
                        "WarehouseStartTime",
                        "WarehouseEndTime",
                        "StartTime",
                        "EndTime",
                        "StartDifferenceMinutes",
                        "EndDifferenceMinutes",
                        "DurationDifferenceMinutes",
                        "SharedMinutes",
                        "DoubleBookedMinutes"),
                target.layout());
        this.comparison = comparison;
    }

    @Override
    void day(UtilizationDay day) throws IOException {
        for (ComparedExam exam : comparison.compare(day)) {
            table().row(Arrays.asList(
                    layout().day(day.day()),
                    exam.scanner(),
                    exam.patient(),
                    known(exam.known()),
                    time(day.day(), exam.warehouse().map(WarehouseExam::start)),
                    time(day.day(), exam.warehouse().map(WarehouseExam::end)),
                    time(day.day(), exam.encounter().map(Encounter::start)),
                    time(day.day(), exam.encounter().map(Encounter::end)),
                    minutes(exam.startDifference()),
                    minutes(exam.endDifference()),
                    minutes(exam.durationDifference()),
                    minutes(exam.shared()),
                    minutes(exam.warehouse().map(booked -> exam.doubleBooked()))));
        }
    }

    private static String known(ComparedExam.Known known) {
        return switch (known) {
            case BOTH -> "both";
            case ONLY_WAREHOUSE -> "only warehouse";
            case ONLY_IMAGES -> "only images";
        };
    }

    private String time(LocalDate day, Optional<LocalDateTime> time) {
        return time.map(moment -> layout().time(day, moment)).orElse(null);
    }

    private static Object minutes(Optional<Duration> duration) {
        return duration.map(Figures::minutes).orElse(null);
    }
}
