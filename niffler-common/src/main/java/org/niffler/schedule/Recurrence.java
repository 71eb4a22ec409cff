package org.niffler.schedule;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.zone.ZoneOffsetTransition;
import java.util.regex.Pattern;

/**
 * When something happens again and again: every day at a time such as {@code 23:59}, or as a cron expression of five
 * fields says, such as {@code 0 3 * * 1-5}.
 *
 * <p>Times are those of the clock on the wall. On the day on which that clock changes, what has fixed hours happens once
 * all the same: later by the length of the change if its time does not exist, the first time if its time comes twice.
 * What happens in every hour or every so many (an hour field that begins with {@code *}) goes on as time itself does: its
 * times that do not exist are left out, and those that come twice happen twice.
 */
public final class Recurrence {

    private static final String ALLOWED = "allowed is a time of day from 00:00 to 23:59, or a cron expression of five"
            + " fields (minute, hour, day of month, month, day of week) such as 59 23 * * *, */30 * * * * or 0 3 * * 1-5";

    private static final DateTimeFormatter TIME_OF_DAY =
            DateTimeFormatter.ofPattern("H:mm").withResolverStyle(ResolverStyle.STRICT);

    /** The library takes a few characters more, for which no cron has a meaning. */
    private static final Pattern CRON_CHARACTERS = Pattern.compile("[0-9A-Za-z*,/\\-\\s]+");

    private static final int HOUR_FIELD = 1;

    /** Any will do: what does not happen in the years after it never happens. */
    private static final ZonedDateTime SOME_TIME = ZonedDateTime.of(2001, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private final String text;
    private final ExecutionTime times;
    private final boolean fixedHours;

    private Recurrence(String text, String cron) {
        this.text = text;
        this.times = times(text, cron);
        this.fixedHours = !cron.split("\\s+")[HOUR_FIELD].startsWith("*");
        if (times.nextExecution(SOME_TIME).isEmpty()) {
            throw invalid(text, "is a day that never comes", null);
        }
    }

    /**
     * Reads it as an administrator writes it.
     *
     * @throws IllegalArgumentException if it cannot be understood, or never happens; the message says why and what is
     *     allowed
     */
    public static Recurrence parse(String text) {
        String stripped = text.strip();
        return new Recurrence(stripped, stripped.contains(":") ? daily(stripped) : stripped);
    }

    /** When it happens next, after this instant and never at it, by the clock of its zone. */
    public ZonedDateTime next(ZonedDateTime after) {
        return fixedHours ? nextOnTheWall(after) : following(after);
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }

    /** The library leaves out a time that does not exist; so ask it in a zone that has them all. */
    private ZonedDateTime nextOnTheWall(ZonedDateTime after) {
        ZoneId zone = after.getZone();
        ZonedDateTime candidate = after.minus(lastLeap(after)).withZoneSameLocal(ZoneOffset.UTC);
        ZonedDateTime next;
        do {
            candidate = following(candidate);
            next = candidate.toLocalDateTime().atZone(zone);
        } while (!next.isAfter(after));
        return next;
    }

    /** How far the clock on the wall leapt when it last leapt ahead: what it leapt over may still be to come. */
    private static Duration lastLeap(ZonedDateTime time) {
        ZoneOffsetTransition change =
                time.getZone().getRules().previousTransition(time.toInstant().plusNanos(1));
        return change != null && change.isGap() ? change.getDuration() : Duration.ZERO;
    }

    private ZonedDateTime following(ZonedDateTime time) {
        return times.nextExecution(time).orElseThrow(); // there is one, as the constructor asked
    }

    private static String daily(String text) {
        try {
            LocalTime time = LocalTime.parse(text, TIME_OF_DAY);
            return time.getMinute() + " " + time.getHour() + " * * *";
        } catch (DateTimeException e) {
            throw invalid(text, "is no time of day", e);
        }
    }

    private static ExecutionTime times(String text, String cron) {
        if (!CRON_CHARACTERS.matcher(cron).matches()) {
            throw invalid(text, "is neither", null);
        }
        try {
            return ExecutionTime.forCron(
                    new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX)).parse(cron));
        } catch (IllegalArgumentException e) {
            String reason = e.getMessage().replace("Failed to parse cron expression. ", "");
            throw invalid(text, "is no cron expression (" + reason + ")", e);
        }
    }

    private static IllegalArgumentException invalid(String text, String problem, Throwable cause) {
        return new IllegalArgumentException("'" + text + "' " + problem + "; " + ALLOWED, cause);
    }
}
