package org.niffler.app.explorer.cohort;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.niffler.app.query.CohortFilter;
import org.niffler.filter.Filter;
import org.niffler.filter.FilterException;
import org.niffler.filter.MongoFilter;
import org.niffler.metadata.DocumentQuery;

/**
 * Which cohort a viewer asks about. Two are equal if their answers are.
 *
 * @param text of the filter in one line; empty for the whole collection, in MongoDB's language as it was written
 */
record CohortQuestion(String collection, String text, List<String> groupBy) {

    CohortQuestion {
        groupBy = List.copyOf(groupBy);
    }

    /** @throws FilterException if the filter cannot be read */
    static CohortQuestion of(String collection, String filter, List<String> groupBy) throws FilterException {
        String text = filter.strip();
        if (text.isEmpty()) {
            return new CohortQuestion(collection, "", groupBy);
        }
        String line = MongoFilter.isOne(text)
                ? MongoFilter.parse(text).storeQuery()
                : Filter.parse(text).toString();
        return new CohortQuestion(collection, line, groupBy);
    }

    /** Whether every document of the collection is in it. */
    boolean isWhole() {
        return text.isEmpty();
    }

    CohortFilter filter() {
        if (isWhole()) {
            return new CohortFilter(DocumentQuery.ALL, Set.of(), document -> true);
        }
        try {
            return CohortFilter.parse(text);
        } catch (FilterException e) {
            throw new IllegalStateException("was read before", e);
        }
    }

    /** In the filter language; empty if it is a query of MongoDB's, or there is none. */
    Optional<Filter> language() {
        try {
            return isWhole() || MongoFilter.isOne(text) ? Optional.empty() : Optional.of(Filter.parse(text));
        } catch (FilterException e) {
            throw new IllegalStateException("was read before", e);
        }
    }

    /** The command that gives the same answer. */
    String command() {
        return "java -jar app-layer.jar cohort --filter " + ShellText.quoted(isWhole() ? DocumentQuery.ALL : text)
                + " --collection " + ShellText.word(collection)
                + (groupBy.isEmpty() ? "" : " --group-by " + ShellText.word(String.join(",", groupBy)));
    }
}
