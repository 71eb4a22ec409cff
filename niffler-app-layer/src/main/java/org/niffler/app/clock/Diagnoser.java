package org.niffler.app.clock;

import java.util.List;
import java.util.OptionalInt;

/** Tells the likely cause of the shifts of one scanner. */
final class Diagnoser {

    private static final double MINUTES = 60;

    /** Fewer tell nothing about how the shifts are spread. */
    private static final int FEWEST_STUDIES = 3;

    /** Between scanner and arrival more than this comes and goes only if images are held back. */
    private static final double LARGE_SPREAD = 20 / MINUTES;

    /** Of whole hours a shift may fall short by this, as clocks go wrong by a few minutes, too. */
    private static final double SHORT_OF_AN_HOUR = 5 / MINUTES;

    /** Whole hours it may exceed by this, as sending takes its time, too. */
    private static final double BEYOND_AN_HOUR = 15 / MINUTES;

    private static final double NEARLY_ALL = 0.9;

    private final double threshold;

    /** Takes from how many hours on a shift is one. */
    Diagnoser(double threshold) {
        this.threshold = threshold;
    }

    /** Diagnoses by the shifts in hours, in the order of acquisition. */
    Diagnosis diagnose(List<Double> hours, ShiftStatistics statistics) {
        if (statistics.studies() < FEWEST_STUDIES) {
            return new Diagnosis(Cause.TOO_FEW, "fewer than " + FEWEST_STUDIES + " studies are too few to tell");
        }
        OptionalInt change = Changes.wholeHours(hours);
        if (change.isPresent()) {
            return new Diagnosis(
                    Cause.MIXED,
                    "the clock was changed by " + hours(change.getAsInt())
                            + " within the time, or not changed when it should have been, as for daylight saving time");
        }
        return statistics.robustSpread() > LARGE_SPREAD ? scattered(hours) : steady(statistics.median());
    }

    private static Diagnosis scattered(List<Double> hours) {
        long late = hours.stream().filter(shift -> shift >= -SHORT_OF_AN_HOUR).count();
        return late >= NEARLY_ALL * hours.size()
                ? new Diagnosis(
                        Cause.SCATTER,
                        "images arrive late by varying times, as if sent in batches or held back; the clock may be right")
                : new Diagnosis(
                        Cause.MIXED,
                        "images seem to arrive before and after they were made by varying times, so that the clock was set"
                                + " within the time, or several scanners have this number");
    }

    private Diagnosis steady(double median) {
        if (Math.abs(median) <= threshold) {
            return new Diagnosis(Cause.OK, "the clock agrees with the time of arrival");
        }
        // Of -0:50 the whole hours are -1, of which it is 10 minutes beyond; of 0:55 they are 1.
        long whole = (long) Math.floor(median + SHORT_OF_AN_HOUR);
        String direction = median > 0 ? "behind" : "ahead";
        if (whole != 0 && median - whole <= BEYOND_AN_HOUR) {
            return new Diagnosis(
                    Cause.WHOLE_HOURS,
                    "the clock is " + hours(Math.abs(whole)) + " " + direction
                            + ", as with a wrong time zone, or daylight saving time not followed");
        }
        return new Diagnosis(
                Cause.CONSTANT,
                "the clock is " + Math.round(Math.abs(median) * MINUTES) + " minutes " + direction
                        + " throughout, as after drifting or being set wrongly"
                        + (median > 0 ? ", or images are always sent that much later" : ""));
    }

    private static String hours(long hours) {
        return hours == 1 ? "1 hour" : hours + " hours";
    }
}
