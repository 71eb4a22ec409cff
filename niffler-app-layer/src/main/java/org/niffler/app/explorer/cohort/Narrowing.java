package org.niffler.app.explorer.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.niffler.app.cohort.CohortGroup;
import org.niffler.filter.Filter;

/** Narrows a cohort's filter to one of its groups. */
final class Narrowing {

    private final Optional<Filter> filter;
    private final boolean isPossible;
    private final List<GroupConditions> attributes = new ArrayList<>();

    /** @param groups all of them */
    Narrowing(CohortQuestion question, List<CohortGroup> groups) {
        this.filter = question.language();
        this.isPossible = question.isWhole() || filter.isPresent();
        List<String> groupBy = question.groupBy();
        for (int i = 0; i < groupBy.size(); i++) {
            Map<String, GroupValue> values = new TreeMap<>();
            for (CohortGroup group : groups) {
                values.computeIfAbsent(group.values().get(i), GroupValue.of(groupBy.get(i))::read);
            }
            attributes.add(new GroupConditions(groupBy.get(i), values));
        }
    }

    /**
     * The filter for a group; empty if the language has no words for its values, or the filter is a query of
     * MongoDB's, in which values are what the store has and not what is shown.
     */
    Optional<String> to(CohortGroup group) {
        if (!isPossible) {
            return Optional.empty();
        }
        Optional<Filter> narrowed = filter;
        for (int i = 0; i < attributes.size(); i++) {
            Optional<Filter> condition = attributes.get(i).of(group.values().get(i));
            if (condition.isEmpty()) {
                return Optional.empty();
            }
            narrowed = narrowed.map(before -> before.and(condition.get())).or(() -> condition);
        }
        return narrowed.map(Filter::toString);
    }
}
