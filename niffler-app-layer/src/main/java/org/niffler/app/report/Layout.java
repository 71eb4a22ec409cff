package org.niffler.app.report;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/** How utilization is laid out. */
public enum Layout {
    /** One file as the original wrote it, days as YYYYMMDD, times as HHMMSS with 240000 added after midnight. */
    ORIGINAL,
    /** A table of scanners and one of encounters; days and times as in ISO 8601. */
    TIDY;

    String day(LocalDate day) {
        return this == ORIGINAL ? DayTime.text(day) : day.toString();
    }

    /** A time of a day, or of the one after it. */
    public String time(LocalDate day, LocalDateTime time) {
        if (this == ORIGINAL) {
            return DayTime.text(day, time);
        }
        return time.truncatedTo(ChronoUnit.SECONDS).equals(time) ? seconds(time) : time.toString();
    }

    /** {@link LocalDateTime#toString} leaves out seconds that are zero. */
    private static String seconds(LocalDateTime time) {
        return time.getSecond() == 0 ? time + ":00" : time.toString();
    }
}
