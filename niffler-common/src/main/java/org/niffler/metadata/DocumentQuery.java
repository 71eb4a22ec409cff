package org.niffler.metadata;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which documents are asked for, and what of them.
 *
 * @param condition a query of MongoDB's, as JSON (MongoDB Extended JSON v2); {@link #ALL} for all documents
 * @param attributes what of them is needed, by name; nothing else is read, besides id and provenance
 * @param limit how long it may take from the first request to the last document, with what its reader does; if there is none, the
 *     store's own
 */
public record DocumentQuery(String collection, String condition, Set<String> attributes, Optional<Duration> limit) {

    /** The condition that every document meets. */
    public static final String ALL = "{}";

    public DocumentQuery {
        Objects.requireNonNull(collection, "collection");
        Objects.requireNonNull(condition, "condition");
        attributes = Set.copyOf(attributes);
        if (limit.filter(time -> time.isZero() || time.isNegative()).isPresent()) {
            throw new IllegalArgumentException("a query needs some time");
        }
    }

    /** A query that takes as long as the store lets it. */
    public DocumentQuery(String collection, String condition, Set<String> attributes) {
        this(collection, condition, attributes, Optional.empty());
    }

    /** The same query, which ends when this time is over. */
    public DocumentQuery within(Duration time) {
        return new DocumentQuery(collection, condition, attributes, Optional.of(time));
    }
}
