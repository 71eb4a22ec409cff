package org.niffler.app.report.plot;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Chooses the labels of an axis of time so that they have room beside each other. */
final class Ticks {

    /** Of a date such as 2020-06-01, and of the space to the next. */
    private static final int DATE_WIDTH = 92;

    /** Of a time such as 08:00, and of the space to the next. */
    private static final int HOUR_WIDTH = 50;

    private static final int[] HOUR_STEPS = {1, 2, 3, 4, 6, 12};

    /** @param position in the axis' unit */
    record Tick(double position, String label) {}

    private Ticks() {}

    /** Hours since midnight; those after the day's end go on counting, those before it are negative. */
    static List<Tick> hours(int first, int last, double width) {
        int step = IntStream.of(HOUR_STEPS)
                .filter(each -> (last - first) / each * HOUR_WIDTH <= width)
                .findFirst()
                .orElse(24);
        return IntStream.rangeClosed(first, last)
                .filter(hour -> Math.floorMod(hour, step) == 0)
                .mapToObj(hour -> new Tick(
                        hour, String.format(Locale.ROOT, "%s%02d:00", hour < 0 ? "\u2212" : "", Math.abs(hour))))
                .toList();
    }

    /** Days since 1970: every day, or Mondays, or firsts of months, at regular distances, the closest that fit. */
    static List<Tick> days(LocalDate first, LocalDate last, double width) {
        double perDay = width / (last.toEpochDay() - first.toEpochDay() + 1);
        if (perDay >= DATE_WIDTH) {
            return days(first, last, day -> true);
        }
        for (int weeks = 1; weeks <= 2; weeks++) {
            int every = weeks;
            if (perDay * 7 * weeks >= DATE_WIDTH) {
                return days(first, last, day -> isMonday(day) && Math.floorMod(day.toEpochDay() / 7, every) == 0);
            }
        }
        for (int months : new int[] {1, 2, 3, 6}) {
            if (perDay * 28 * months >= DATE_WIDTH) {
                return days(first, last, day -> day.getDayOfMonth() == 1 && (day.getMonthValue() - 1) % months == 0);
            }
        }
        int years = (int) Math.ceil(DATE_WIDTH / (perDay * 365));
        return days(first, last, day -> day.getDayOfYear() == 1 && day.getYear() % years == 0);
    }

    /**
     * Whole numbers from 0 on, three or a few more, at distances of 1, 2 or 5 times a power of ten; the last is as much as
     * the most or more.
     */
    static List<Double> values(double most) {
        double step = 1;
        for (double power = 1; most / step > 4; power *= 10) {
            for (double factor : new double[] {1, 2, 5}) {
                step = most / step > 4 ? power * factor : step;
            }
        }
        int steps = (int) Math.max(2, Math.ceil(most / step));
        double each = step;
        return IntStream.rangeClosed(0, steps).mapToObj(i -> i * each).toList();
    }

    private static boolean isMonday(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.MONDAY;
    }

    private static List<Tick> days(LocalDate first, LocalDate last, Predicate<LocalDate> chosen) {
        List<Tick> ticks = new ArrayList<>();
        first.datesUntil(last.plusDays(1))
                .filter(chosen)
                .forEach(day -> ticks.add(new Tick(day.toEpochDay(), day.toString())));
        return ticks;
    }
}
