package org.niffler.app.query;

import java.util.Set;
import java.util.function.Predicate;
import org.niffler.filter.Filter;
import org.niffler.filter.FilterException;
import org.niffler.filter.MongoFilter;
import org.niffler.metadata.StoredDocument;

/**
 * Which documents are wanted.
 *
 * @param condition that the store is asked for; may let through more than is wanted
 * @param attributes that decide
 * @param wanted whether a document that came is
 */
public record CohortFilter(String condition, Set<String> attributes, Predicate<StoredDocument> wanted) {

    public CohortFilter {
        attributes = Set.copyOf(attributes);
    }

    /**
     * Of an expression of the filter language, or of a query of MongoDB's as JSON.
     *
     * @throws FilterException if it is neither; the message says where and why
     */
    public static CohortFilter parse(String text) throws FilterException {
        if (MongoFilter.isOne(text)) {
            MongoFilter query = MongoFilter.parse(text);
            return new CohortFilter(query.storeQuery(), query.attributes(), document -> true);
        }
        Filter filter = Filter.parse(text);
        return new CohortFilter(filter.storeQuery(), filter.attributes(), document -> filter.matches(document::values));
    }
}
