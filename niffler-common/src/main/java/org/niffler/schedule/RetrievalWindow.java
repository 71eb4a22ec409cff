package org.niffler.schedule;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A time of the week in which images may be retrieved, by the clock on the wall.
 *
 * <p>If {@code to} is not after {@code from}, the window crosses midnight and belongs to the day on which it begins:
 * Friday 19:00 to 07:00 ends on Saturday morning. If both are equal, it lasts from then until the same time of the next
 * day, so that 00:00 to 00:00 is the whole day.
 *
 * @param days on which the window begins
 * @param from when it opens
 * @param to when it closes
 * @param associations how many to use; empty to use as many as at any other time
 */
public record RetrievalWindow(Set<DayOfWeek> days, LocalTime from, LocalTime to, OptionalInt associations) {

    static final int MOST_ASSOCIATIONS = 16;

    /** @throws IllegalArgumentException if there is no day, or the associations are not from 1 to 16 */
    public RetrievalWindow {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("a window needs a day of the week on which it begins");
        }
        if (associations.isPresent() && !allowsAssociations(associations.getAsInt())) {
            throw new IllegalArgumentException("associations " + associations.getAsInt()
                    + " is not valid: allowed is a whole number from 1 to " + MOST_ASSOCIATIONS);
        }
        days = Set.copyOf(days);
    }

    /** A window that opens every day and says nothing of associations. */
    public static RetrievalWindow daily(LocalTime from, LocalTime to) {
        return new RetrievalWindow(EnumSet.allOf(DayOfWeek.class), from, to, OptionalInt.empty());
    }

    /** Whether it closes on another day than it opens. */
    boolean crossesMidnight() {
        return !to.isAfter(from);
    }

    static boolean allowsAssociations(int number) {
        return 1 <= number && number <= MOST_ASSOCIATIONS;
    }
}
