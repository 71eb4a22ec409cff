package org.niffler.schedule;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads days such as {@code Mon-Fri}, {@code Sat,Sun}, {@code Fri-Mon} or {@code *}; names may be whole, in any case. */
final class DaysOfWeek {

    static final String ALLOWED = "Mon, Tue, Wed, Thu, Fri, Sat, Sun or their full names, ranges such as Mon-Fri or"
            + " Fri-Mon, commas between them, or * for every day";

    private static final String EVERY_DAY = "*";

    private DaysOfWeek() {}

    /** @throws IllegalArgumentException if one of them is no day; the message says which */
    static Set<DayOfWeek> parse(String text) {
        if (text.strip().equals(EVERY_DAY)) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        return Arrays.stream(text.split(",", -1))
                .flatMap(range -> range(range).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(DayOfWeek.class)));
    }

    private static Set<DayOfWeek> range(String text) {
        String[] ends = text.split("-", 2);
        DayOfWeek last = day(ends[ends.length - 1]);
        Set<DayOfWeek> days = EnumSet.of(last);
        for (DayOfWeek day = day(ends[0]); day != last; day = day.plus(1)) {
            days.add(day);
        }
        return days;
    }

    private static DayOfWeek day(String name) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> Stream.of(TextStyle.SHORT, TextStyle.FULL)
                        .anyMatch(style ->
                                day.getDisplayName(style, Locale.ENGLISH).equalsIgnoreCase(name.strip())))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + name.strip() + "' is no day"));
    }
}
