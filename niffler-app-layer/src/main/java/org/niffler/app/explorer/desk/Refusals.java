package org.niffler.app.explorer.desk;

import java.time.Duration;
import org.niffler.app.explorer.http.Refusal;
import org.niffler.app.explorer.http.Refusal.Kind;
import org.niffler.dicom.DecimalString;

/** Why a question gets no answer. */
final class Refusals {

    private static final double MILLIS_PER_SECOND = 1_000;

    private Refusals() {}

    static Refusal tooMany() {
        return new Refusal(
                Kind.TOO_MANY,
                "Too many queries are waiting already.",
                "Try again in a few seconds; cancel the ones that you do not need.");
    }

    static Refusal cancelled() {
        return new Refusal(Kind.CANCELLED, "The query was cancelled.", "Ask again if you need its answer.");
    }

    static Refusal timeLimit(Duration limit) {
        return new Refusal(
                Kind.TIME_LIMIT,
                "The query takes longer than " + DecimalString.text(limit.toMillis() / MILLIS_PER_SECOND)
                        + " s, the time limit of this explorer.",
                "Narrow the filter, for example to a few days, or ask by an attribute that has an index.");
    }

    /** @param why the store's own words: which one it is, and what to look at */
    static Refusal unavailable(String why) {
        return new Refusal(
                Kind.UNAVAILABLE, why, "Try again when the store is back; the explorer need not be started again.");
    }

    static Refusal notUnderstood(String why) {
        return new Refusal(Kind.BAD_REQUEST, why, "Correct the filter.");
    }

    static Refusal closing() {
        return new Refusal(Kind.UNAVAILABLE, "The explorer is being closed.", "Start it again.");
    }
}
