package org.niffler.deid;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moves the dates of one patient by one number of days, so that the days between them stay (PS3.15 E.3.6). */
final class DateShift {

    /** Ten years: enough that a shifted date says nothing of the season or of what else happened then. */
    static final int MOST_DAYS = 3650;

    // PS3.5 6.2: YYYYMMDD; ACR-NEMA had points. A DT may end after the year or the month.
    private static final Pattern DATE = Pattern.compile("([0-9]{4})\\.?([0-9]{2})\\.?([0-9]{2})");
    private static final Pattern DATE_TIME =
            Pattern.compile("([0-9]{4})(?:([0-9]{2})(?:([0-9]{2})([0-9]{2,6}(?:\\.[0-9]{1,6})?)?)?)?([+-][0-9]{4})?");

    /**
     * What programs and clocks write that know no date: with years outside of these, or one of these days. Everybody knows
     * them, so that one of them, moved, would tell the shift of the patient's other dates.
     */
    private static final int FIRST_YEAR = 1971;

    private static final int LAST_YEAR = 2099;
    private static final Set<LocalDate> NO_DATES =
            Set.of(LocalDate.of(1980, 1, 1), LocalDate.of(2000, 1, 1), LocalDate.of(2001, 1, 1));

    private final int days;

    private DateShift(int days) {
        this.days = days;
    }

    /** The patient's own shift, from 1 to 3650 days back. */
    static DateShift of(Pseudonymizer pseudonymizer, String patient) {
        BigInteger hash = new BigInteger(1, pseudonymizer.hash(Pseudonymizer.Domain.DATE_SHIFT, patient));
        return new DateShift(-1 - hash.mod(BigInteger.valueOf(MOST_DAYS)).intValue());
    }

    static DateShift none() {
        return new DateShift(0);
    }

    int days() {
        return days;
    }

    /** A value of DA, moved; empty if it is no date. */
    Optional<String> date(String value) {
        Matcher parts = DATE.matcher(value.strip());
        return parts.matches() ? shift(parts.group(1), parts.group(2), parts.group(3)) : Optional.empty();
    }

    /** A value of DT: its date moved, as exact as it was; time and zone stay. Empty if it is none. */
    Optional<String> dateTime(String value) {
        Matcher parts = DATE_TIME.matcher(value.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        String month = parts.group(2);
        String day = parts.group(3);
        int known = day != null ? 8 : month != null ? 6 : 4;
        return shift(parts.group(1), month == null ? "01" : month, day == null ? "01" : day)
                .map(date -> date.substring(0, known) + orEmpty(parts.group(4)) + orEmpty(parts.group(5)));
    }

    private Optional<String> shift(String year, String month, String day) {
        try {
            LocalDate date = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            if (days != 0 && isPlaceholder(date)) {
                return Optional.empty();
            }
            return Optional.of(date.plusDays(days).format(DateTimeFormatter.BASIC_ISO_DATE))
                    .filter(shifted -> shifted.length() == "YYYYMMDD".length());
        } catch (DateTimeException e) {
            return Optional.empty(); // no day of the calendar, so no date
        }
    }

    private static boolean isPlaceholder(LocalDate date) {
        return date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR || NO_DATES.contains(date);
    }

    private static String orEmpty(String part) {
        return part == null ? "" : part;
    }
}
