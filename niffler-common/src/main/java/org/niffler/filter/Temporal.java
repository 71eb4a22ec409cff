package org.niffler.filter;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and times as numbers that are ordered as they are: 20200131, 93000.5, 20200131093000.5. */
final class Temporal {

    /** DA (PS3.5 6.2); with dots it is ACR-NEMA's form, which the standard asks to accept, with dashes the usual one. */
    private static final Pattern DATE = Pattern.compile("([0-9]{4})([.-]?)([0-9]{2})\\2([0-9]{2})");

    /** TM (PS3.5 6.2), whose later parts may be missing; with colons it is ACR-NEMA's form. */
    private static final Pattern TIME =
            Pattern.compile("([01][0-9]|2[0-3])(?:(:?)([0-5][0-9])(?:\\2([0-5][0-9]|60)(\\.[0-9]{1,6})?)?)?");

    /** DT (PS3.5 6.2), whose later parts may be missing. */
    private static final Pattern DATE_TIME =
            Pattern.compile("([0-9]{4})(?:([0-9]{2})(?:([0-9]{2})([0-9]{2}[0-9.]*)?)?)?(?:[+-][0-9]{4})?");

    private static final BigDecimal A_DAY = new BigDecimal(1_000_000);

    private Temporal() {}

    static Optional<BigDecimal> date(String value) {
        Matcher parts = DATE.matcher(value);
        return parts.matches() ? date(parts.group(1), parts.group(3), parts.group(4)) : Optional.empty();
    }

    /** A missing part is its least, so that a value is compared as its beginning. */
    static Optional<BigDecimal> time(String value) {
        Matcher parts = TIME.matcher(value);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(parts.group(1)
                + orElse(parts.group(3), "00")
                + orElse(parts.group(4), "00")
                + orElse(parts.group(5), "")));
    }

    /** By the clock that it was written by: many values have no offset from UTC, which leaves nothing to compare with. */
    static Optional<BigDecimal> dateTime(String value) {
        Matcher parts = DATE_TIME.matcher(value);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String time = orElse(parts.group(4), "00");
        return time(time)
                .flatMap(number -> date(parts.group(1), orElse(parts.group(2), "01"), orElse(parts.group(3), "01"))
                        .map(date -> date.multiply(A_DAY).add(number)));
    }

    private static Optional<BigDecimal> date(String year, String month, String day) {
        try {
            LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            return Optional.of(new BigDecimal(year + month + day));
        } catch (DateTimeException e) {
            return Optional.empty(); // The word of LocalDate for 20230230.
        }
    }

    private static String orElse(String part, String missing) {
        return part == null ? missing : part;
    }
}
