package org.niffler.metadata;

import java.util.Objects;
import java.util.Set;

/**
 * Which documents are asked for, and what of them.
 *
 * @param condition a query of MongoDB's, as JSON (MongoDB Extended JSON v2); {@link #ALL} for all documents
 * @param attributes what of them is needed, by name; nothing else is read, besides id and provenance
 */
public record DocumentQuery(String collection, String condition, Set<String> attributes) {

    /** The condition that every document meets. */
    public static final String ALL = "{}";

    public DocumentQuery {
        Objects.requireNonNull(collection, "collection");
        Objects.requireNonNull(condition, "condition");
        attributes = Set.copyOf(attributes);
    }
}
