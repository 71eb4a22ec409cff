package org.niffler.filter;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Dates as texts that stores can compare. */
final class Dates {

    /** How many forms a date has. */
    static final int FORMS = 3;

    private static final int A_DAY = 1_000_000;

    private Dates() {}

    /**
     * All forms of a date that {@link Temporal#date} reads.
     *
     * @param date 20200131
     */
    static List<String> forms(BigDecimal date) {
        return forms(String.format(Locale.ROOT, "%08d", date.intValueExact()));
    }

    private static List<String> forms(String digits) {
        String year = digits.substring(0, 4);
        String month = digits.substring(4, 6);
        String day = digits.substring(6);
        return List.of(digits, year + "." + month + "." + day, year + "-" + month + "-" + day);
    }

    static String first(int form) {
        return forms("00000101").get(form);
    }

    static String last(int form) {
        return forms("99991231").get(form);
    }

    /**
     * The least text of a DT that is this or later: of a year's first moment that is the year alone.
     *
     * @param dateTime 20200131093000.5, of which only the day counts
     */
    static String shortestBeginning(BigDecimal dateTime) {
        String day = day(dateTime);
        String month = day.endsWith("01") ? day.substring(0, 6) : day;
        return month.length() == 6 && month.endsWith("01") ? month.substring(0, 4) : month;
    }

    /** A text that is behind every DT of that day: none has a character behind the digits. */
    static String behindDay(BigDecimal dateTime) {
        return day(dateTime) + ":";
    }

    private static String day(BigDecimal dateTime) {
        return String.format(
                Locale.ROOT,
                "%08d",
                dateTime.divideToIntegralValue(new BigDecimal(A_DAY)).longValueExact());
    }
}
