package org.niffler.app.report.plot;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.niffler.app.scanner.Encounter;
import org.niffler.app.scanner.ScannerDay;

/**
 * The sums of one day over all scanners: all that is kept of a day without a timeline.
 *
 * @param used how many scanners had an encounter
 * @param utilization the mean of the scanners that have one, in percent
 * @param patients who were on one scanner or more, each counted once
 * @param overlaps at how many places encounters lie over each other
 */
record DayFigures(
        LocalDate day,
        int scanners,
        int used,
        OptionalDouble utilization,
        int patients,
        int encounters,
        int studies,
        int series,
        int overlaps) {

    /** @param figures of all {@code scanners}, which are of one day and at least one */
    static DayFigures of(List<ScannerDay> scanners, List<ScannerFigures> figures) {
        return new DayFigures(
                scanners.get(0).day(),
                scanners.size(),
                (int) figures.stream().filter(each -> each.encounters() > 0).count(),
                figures.stream()
                        .flatMapToDouble(each -> each.utilization().stream())
                        .average(),
                (int) scanners.stream()
                        .flatMap(each -> each.encounters().stream())
                        .map(Encounter::patient)
                        .distinct()
                        .count(),
                figures.stream().mapToInt(ScannerFigures::encounters).sum(),
                figures.stream().mapToInt(ScannerFigures::studies).sum(),
                figures.stream().mapToInt(ScannerFigures::series).sum(),
                figures.stream().mapToInt(each -> each.overlaps().size()).sum());
    }
}
