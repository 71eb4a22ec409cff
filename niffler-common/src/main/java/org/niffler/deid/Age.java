package org.niffler.deid;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A patient's age (PS3.5 6.2, AS). Ages over 89 years are given as 90: so few people are that old that the age says who it
 * is (45 CFR 164.514(b)(2)(i)(C)).
 */
final class Age {

    private static final String NINETY = "090Y";
    private static final int HIGHEST = 89;
    private static final double DAYS_A_YEAR = 365.25;
    private static final int MONTHS_A_YEAR = 12;
    private static final int DAYS_A_WEEK = 7;
    private static final Pattern AGE = Pattern.compile("([0-9]{3})([DWMY])");

    private Age() {}

    /** The age as it may be kept; empty if it is none. */
    static Optional<String> kept(String value) {
        Matcher parts = AGE.matcher(value.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(parts.group(1));
        double years =
                switch (parts.group(2)) {
                    case "D" -> number / DAYS_A_YEAR;
                    case "W" -> number * DAYS_A_WEEK / DAYS_A_YEAR;
                    case "M" -> (double) number / MONTHS_A_YEAR;
                    default -> number;
                };
        return Optional.of(years > HIGHEST ? NINETY : parts.group());
    }
}
