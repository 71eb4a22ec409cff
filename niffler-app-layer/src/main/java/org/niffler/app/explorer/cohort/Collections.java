package org.niffler.app.explorer.cohort;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import org.niffler.app.explorer.desk.Memory;
import org.niffler.app.explorer.desk.QueryDesk;
import org.niffler.app.explorer.desk.SharedAnswers;
import org.niffler.app.explorer.http.Refusal;
import org.niffler.metadata.MetadataQuery;

/** The store's collections, of which viewers may name one. May be used by several threads. */
public final class Collections {

    private static final Memory MEMORY = new Memory(Duration.ofSeconds(10), 1);

    private final QueryDesk desk;
    private final String usual;
    private final SharedAnswers<String, SortedMap<String, Long>> answers;

    /** @param usual the one that is asked unless a viewer names another */
    public Collections(QueryDesk desk, String usual, Clock clock) {
        this.desk = desk;
        this.usual = usual;
        this.answers = new SharedAnswers<>(clock, MEMORY, collections -> 1);
    }

    /** The one that is asked unless a viewer names another. */
    String usual() {
        return usual;
    }

    /** How many documents each has; not older than ten seconds. */
    SortedMap<String, Long> all(Optional<String> id) {
        return answers.get("", id, () -> desk.ask(id, MetadataQuery::collections));
    }

    /**
     * The one that a viewer names.
     *
     * @param name empty for the usual one
     * @throws Refusal if there is no such collection
     */
    String named(String name, Optional<String> id) {
        if (name.isEmpty() || name.equals(usual)) {
            return usual;
        }
        if (!all(id).containsKey(name)) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND,
                    "The store has no collection of this name.",
                    "It has " + String.join(", ", all(id).keySet()) + ".");
        }
        return name;
    }
}
