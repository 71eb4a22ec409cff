package org.niffler.app.report.plot;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;

/** How dates are written, whatever the language of the machine. */
final class Dates {

    private Dates() {}

    static String withWeekday(LocalDate day) {
        return day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + day;
    }
}
