package org.niffler.app.explorer.scanner;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.niffler.app.clock.Cause;
import org.niffler.app.clock.ScannerClock;
import org.niffler.app.clock.ShiftStatistics;
import org.niffler.app.query.Days;
import org.niffler.app.report.Figures;

/** How the clocks of scanners are set, as the API tells it. */
record ClocksAnswer(String from, String to, BigDecimal thresholdMinutes, List<Clock> clocks, String note) {

    private static final double MINUTES = 60;

    /**
     * @param medianShiftMinutes positive if images seem to be late: the clock is behind
     * @param lowMinutes the median less the robust spread; null if there are too few studies for one
     * @param highMinutes the median and the robust spread
     */
    record Clock(
            String scanner,
            String manufacturer,
            String model,
            List<String> modalities,
            int studies,
            BigDecimal medianShiftMinutes,
            BigDecimal lowMinutes,
            BigDecimal highMinutes,
            boolean misconfigured,
            Cause cause,
            String explanation) {

        static Clock of(ScannerClock clock) {
            ShiftStatistics shifts = clock.shifts();
            boolean spread = clock.diagnosis().cause() != Cause.TOO_FEW;
            return new Clock(
                    clock.scanner(),
                    clock.manufacturer(),
                    clock.model(),
                    List.copyOf(clock.modalities()),
                    shifts.studies(),
                    minutes(shifts.median()),
                    spread ? minutes(shifts.median() - shifts.robustSpread()) : null,
                    spread ? minutes(shifts.median() + shifts.robustSpread()) : null,
                    clock.misconfigured(),
                    clock.diagnosis().cause(),
                    clock.diagnosis().explanation());
        }
    }

    static ClocksAnswer of(Days days, Duration threshold, List<ScannerClock> clocks, String note) {
        return new ClocksAnswer(
                days.first().toString(),
                days.last().toString(),
                Figures.minutes(threshold),
                clocks.stream().map(Clock::of).toList(),
                note);
    }

    private static BigDecimal minutes(double hours) {
        return Figures.rounded(hours * MINUTES);
    }
}
