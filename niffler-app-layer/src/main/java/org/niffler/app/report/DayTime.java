package org.niffler.app.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Times as the original writes them: HHMMSS as a number, to which 240000 is added on the day after the one that is meant.
 * Spreadsheets and scripts take leading zeros away, and add {@code .0}.
 */
final class DayTime {

    private static final Pattern NUMBER =
            Pattern.compile("[0-9]{1,6}(\\.[0-9]{0,9})?|[0-9](\\.[0-9]{0,12})?[eE]\\+?0?[0-5]");
    private static final int HOURS = 48;
    private static final int SIXTY = 60;

    private DayTime() {}

    /** The moment that a number means. */
    static LocalDateTime parse(LocalDate day, String cell, String column) throws BadCellException {
        String text = cell.strip();
        if (!NUMBER.matcher(text).matches()) {
            throw no(column);
        }
        BigDecimal number = new BigDecimal(text);
        int whole = number.intValue();
        int hours = whole / 10_000;
        int minutes = whole / 100 % 100;
        int seconds = whole % 100;
        // A second 60 is a leap second (PS3.5 6.2, TM).
        if (hours >= HOURS || minutes >= SIXTY || seconds > SIXTY) {
            throw no(column);
        }
        long nanos = number.remainder(BigDecimal.ONE)
                .movePointRight(9)
                .setScale(0, RoundingMode.DOWN)
                .longValue();
        return day.atStartOfDay()
                .plusHours(hours)
                .plusMinutes(minutes)
                .plusSeconds(seconds)
                .plusNanos(nanos);
    }

    private static BadCellException no(String column) {
        return new BadCellException(column + " is no time as HHMMSS, from 000000 to 475959.");
    }

    /** The number of a moment: six digits, and the fraction of the second if there is one. */
    static String text(LocalDate day, LocalDateTime time) {
        long hours = ChronoUnit.HOURS.between(day.atStartOfDay(), time);
        String digits = String.format(Locale.ROOT, "%02d%02d%02d", hours, time.getMinute(), time.getSecond());
        return time.getNano() == 0
                ? digits
                : digits
                        + BigDecimal.valueOf(time.getNano(), 9)
                                .stripTrailingZeros()
                                .toPlainString()
                                .substring(1);
    }

    /** A day as {@code 20200601}. */
    static String text(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    /** A day as {@code 20200601}. */
    static LocalDate day(String cell, String column) throws BadCellException {
        try {
            return LocalDate.parse(cell.strip(), DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            throw new BadCellException(column + " is no day as YYYYMMDD.");
        }
    }
}
