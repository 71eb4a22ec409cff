package org.niffler.bench.year;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What year to draw.
 *
 * @param seed the same draws the same
 * @param documents one a series
 * @param zone of the hospital, in which its scanners' clocks are set
 */
public record YearPlan(long seed, int documents, int scanners, LocalDate firstDay, int days, ZoneId zone) {

    /** @throws IllegalArgumentException if there is nothing to draw */
    public YearPlan {
        if (documents < 1 || scanners < 1 || days < 1) {
            throw new IllegalArgumentException("a year has documents, scanners and days");
        }
    }
}
