package org.niffler.cli;

import java.time.Duration;

/** Times as people say them. */
final class Durations {

    private Durations() {}

    /** The two largest units that matter: {@code 42 s}, {@code 12 min 5 s}, {@code 5 h 12 min}, {@code 2 d 3 h}. */
    static String inWords(Duration time) {
        if (time.toMinutes() == 0) {
            return time.toSeconds() + " s";
        }
        if (time.toHours() == 0) {
            return time.toMinutes() + " min " + time.toSecondsPart() + " s";
        }
        return time.toDays() == 0
                ? time.toHours() + " h " + time.toMinutesPart() + " min"
                : time.toDays() + " d " + time.toHoursPart() + " h";
    }
}
