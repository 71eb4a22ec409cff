package org.niffler.app.explorer.cohort;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.niffler.app.explorer.http.Refusal;
import org.niffler.app.explorer.shown.Disclosure;
import org.niffler.filter.FilterException;
import org.niffler.filter.FilterText;
import org.niffler.filter.MongoFilter;

/** Reads which cohort a viewer asks about, and refuses what would tell who is in it. */
public final class Questions {

    private static final int MOST_GROUP_BY = 4;

    /** What an address has room for, if each byte is written as three. */
    private static final int MOST_BYTES = 16 * 1024;

    private final Disclosure disclosure;

    public Questions(Disclosure disclosure) {
        this.disclosure = disclosure;
    }

    /**
     * Without groups.
     *
     * @throws Refusal if the filter cannot be read, or must not be asked
     */
    CohortQuestion of(String collection, String filter) {
        return of(collection, filter, List.of());
    }

    /**
     * With groups.
     *
     * @param by names of attributes with commas between them
     * @throws Refusal if the filter or the names cannot be read, or must not be asked
     */
    CohortQuestion grouped(String collection, String filter, String by) {
        List<String> groupBy =
                Arrays.stream(by.split(",", -1)).map(String::strip).distinct().toList();
        if (groupBy.contains("") || groupBy.size() > MOST_GROUP_BY) {
            throw new Refusal(
                    Refusal.Kind.BAD_REQUEST,
                    "by names no attributes to group by, or more than " + MOST_GROUP_BY + ".",
                    "Name some with commas between them, for example by=Manufacturer,Modality.");
        }
        groupBy.forEach(this::requireShown);
        return of(collection, filter, groupBy);
    }

    /**
     * That the values of an attribute may be shown, and filters can ask for them.
     *
     * @throws Refusal if not
     */
    void requireShown(String attribute) {
        disclosure.hides(attribute).ifPresent(reason -> {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, reason);
        });
        if (FilterText.attribute(attribute).isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.BAD_REQUEST,
                    "Filters know no such attribute.",
                    "Name a keyword of PS3.6, for example Modality, or a tag, for example 0x00080060.");
        }
    }

    private CohortQuestion of(String collection, String filter, List<String> groupBy) {
        unreadable(filter).ifPresent(problem -> {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, problem);
        });
        try {
            CohortQuestion question = CohortQuestion.of(collection, filter, groupBy);
            question.filter().attributes().forEach(this::requireAskable);
            return question;
        } catch (FilterException e) {
            throw refusal(e);
        }
    }

    /** Why a text cannot be a filter here, whatever it says; empty if it can. */
    static Optional<String> unreadable(String filter) {
        if (filter.indexOf('\0') >= 0) {
            return Optional.of("The filter has a NUL character. Take it out.");
        }
        if (filter.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return Optional.of("The filter has more than 16 KB, and no address has room for it. Shorten it, or use the"
                    + " command cohort, which reads filters from files.");
        }
        if (MongoFilter.isOne(filter) && hasExpression(filter)) {
            return Optional.of(
                    "Queries of MongoDB's with a regular expression are not asked here, as some would keep the"
                            + " store busy for ever. Write a filter with ~, for example StudyDescription ~ /chest/i.");
        }
        return Optional.empty();
    }

    private static boolean hasExpression(String query) {
        try {
            return MongoFilter.parse(query).hasExpression();
        } catch (FilterException e) {
            return false; // What is wrong with it is told, with its place, by who reads it.
        }
    }

    private void requireAskable(String attribute) {
        disclosure.keepsSecret(attribute).ifPresent(reason -> {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, reason);
        });
    }

    /** Says where it is wrong. */
    static Refusal refusal(FilterException e) {
        String place = e.line() == 0 ? "" : String.format(Locale.ROOT, "Line %d, column %d: ", e.line(), e.column());
        return new Refusal(Refusal.Kind.BAD_REQUEST, place + e.reason());
    }

    /** Why a filter must not ask about one of these; empty if it may. */
    Optional<String> secretOf(Iterable<String> attributes) {
        for (String attribute : attributes) {
            Optional<String> reason = disclosure.keepsSecret(attribute);
            if (reason.isPresent()) {
                return reason;
            }
        }
        return Optional.empty();
    }
}
