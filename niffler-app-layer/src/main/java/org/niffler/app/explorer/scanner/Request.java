package org.niffler.app.explorer.scanner;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.niffler.app.explorer.http.Parameters;
import org.niffler.app.explorer.http.QueryIds;
import org.niffler.app.explorer.http.Refusal;
import org.niffler.app.query.Days;
import org.niffler.text.Amounts;

/** What a request asks for; its methods refuse what cannot be understood. */
final class Request {

    static final long MOST_DAYS = 3_660;

    /** A namespace of MongoDB's has 255 bytes at most; what is asked is remembered for a while, with its name. */
    private static final int LONGEST_NAME = 120;

    /** As MongoDB restricts the names of collections, whose own begin with system. */
    private static final Pattern NO_COLLECTION = Pattern.compile("[$\\p{Cntrl}]|^system\\.");

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final String HOW_DAYS_ARE_WRITTEN = "Days are written as 2020-06-01.";

    private final Context context;

    Request(Context context) {
        this.context = context;
    }

    String collection(String unlessGiven) {
        String collection = Parameters.given(context, "collection").orElse(unlessGiven);
        if (collection.length() > LONGEST_NAME
                || NO_COLLECTION.matcher(collection).find()) {
            throw refusal("No collection of the store has such a name.", "");
        }
        return collection;
    }

    /** By which the viewer may cancel it. */
    Optional<String> query() {
        return QueryIds.of(context);
    }

    /** Of which only is to be told; none means all. */
    List<String> scanners() {
        return List.copyOf(new TreeSet<>(context.queryParams("scanner").stream()
                .filter(scanner -> !scanner.isEmpty())
                .toList()));
    }

    static LocalDate day(String name, String text) {
        try {
            if (DAY.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            throw refusal(name + " is '" + text + "', and there is no such day.", HOW_DAYS_ARE_WRITTEN);
        }
        throw refusal(name + " is no day.", HOW_DAYS_ARE_WRITTEN);
    }

    /** The day from which on is looked. */
    Optional<LocalDate> since() {
        return Parameters.given(context, "since").map(text -> day("since", text));
    }

    /** From from to to; that is the same if it is not given. */
    Days days() {
        LocalDate first = Parameters.given(context, "from")
                .map(text -> day("from", text))
                .orElseThrow(() -> refusal("from is missing: of which days?", HOW_DAYS_ARE_WRITTEN));
        LocalDate last =
                Parameters.given(context, "to").map(text -> day("to", text)).orElse(first);
        if (last.isBefore(first)) {
            throw refusal("from " + first + " is after to " + last + ".", "");
        }
        Days days = new Days(first, last);
        if (days.count() > MOST_DAYS) {
            throw refusal(
                    first + " to " + last + " are " + days.count() + " days; " + MOST_DAYS + " are the most.",
                    "Ask for fewer days at a time.");
        }
        return days;
    }

    Duration threshold(Duration unlessGiven) {
        return Parameters.given(context, "threshold")
                .map(text -> Amounts.duration(text)
                        .orElseThrow(() -> refusal("threshold is no time.", "Allowed is " + Amounts.DURATIONS + ".")))
                .orElse(unlessGiven);
    }

    private static Refusal refusal(String message, String hint) {
        return new Refusal(Refusal.Kind.BAD_REQUEST, message, hint);
    }
}
