package org.niffler.app.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.stream.Stream;

/** By how much images seem to have arrived after they were acquired. */
final class TimeShift {

    private TimeShift() {}

    /**
     * What was received minus what was acquired, by the site's time; negative if it seems to have arrived before it was
     * made. When clocks are set back an hour comes twice, and when they are set forward one is skipped; for a time in such
     * an hour both offsets are tried, and the one is taken that makes the shorter delay, or, if there is no delay with
     * either, the one nearer to it. So no change of the clocks makes a shift of an hour where there is none; that an image
     * of that hour came an hour late may be missed.
     */
    static Duration of(LocalDateTime acquired, Instant received, ZoneId zone) {
        List<Duration> shifts = offsets(acquired, zone)
                .map(offset -> Duration.between(acquired.toInstant(offset), received))
                .sorted()
                .toList();
        return shifts.stream().filter(shift -> !shift.isNegative()).findFirst().orElse(shifts.get(shifts.size() - 1));
    }

    private static Stream<ZoneOffset> offsets(LocalDateTime acquired, ZoneId zone) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(acquired);
        return transition == null
                ? Stream.of(zone.getRules().getOffset(acquired))
                : Stream.of(transition.getOffsetBefore(), transition.getOffsetAfter());
    }
}
