package org.niffler.app.explorer.cohort;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.niffler.filter.Filter;
import org.niffler.filter.FilterException;
import org.niffler.filter.FilterText;

/**
 * Finds the conditions that tell the groups by one attribute apart. A condition of the language holds if one value of several
 * meets it, and compares dates and numbers as such, however they are written: where that would take in another group, the
 * condition leaves that one out by its other values, or compares as text.
 */
final class GroupConditions {

    /** Of other groups' values; a longer filter would help nobody. */
    private static final int MOST_LEFT_OUT = 100;

    private final String attribute;
    private final Optional<String> written;
    private final Map<String, GroupValue> values;
    private final Map<String, Optional<Filter>> found = new HashMap<>();

    /** @param values of all groups, by how they are shown */
    GroupConditions(String attribute, Map<String, GroupValue> values) {
        this.attribute = attribute;
        this.written = FilterText.attribute(attribute);
        this.values = values;
    }

    /** For the groups with this value; empty if the language has no words for it. */
    Optional<Filter> of(String shown) {
        return found.computeIfAbsent(shown, key -> best(values.get(key)));
    }

    private Optional<Filter> best(GroupValue wanted) {
        if (wanted.distinct().isEmpty()) {
            return parse(wanted.values().isEmpty() ? "not %s exists" : "%1$s exists and %1$s is empty");
        }
        Optional<Filter> nearest = Optional.empty();
        for (Function<String, Optional<String>> form : List.<Function<String, Optional<String>>>of(
                value -> FilterText.value(value).map(text -> "= " + text),
                value -> Optional.of("~ /^" + FilterText.inRegex(value) + "$/"),
                GroupConditions::beginning)) {
            Optional<Filter> narrowed = all(wanted.distinct(), form).map(filter -> leavingOut(filter, wanted, form));
            if (narrowed.isPresent() && others(narrowed.get(), wanted).isEmpty()) {
                return narrowed;
            }
            nearest = nearest.or(() -> narrowed);
        }
        return nearest;
    }

    /** The last resort: a value that is too long for an expression, and has characters that no value can have. */
    private static Optional<String> beginning(String value) {
        String head = value.codePoints()
                .limit(200)
                .mapToObj(Character::toString)
                .map(FilterText::inRegex)
                .collect(Collectors.joining());
        return Optional.of("~ /^" + head + "/");
    }

    private Optional<Filter> all(Collection<String> wanted, Function<String, Optional<String>> form) {
        List<String> conditions = new ArrayList<>();
        for (String value : wanted) {
            Optional<String> condition = form.apply(value);
            if (condition.isEmpty()) {
                return Optional.empty();
            }
            conditions.add("%1$s " + condition.get().replace("%", "%%"));
        }
        return parse(String.join(" and ", conditions));
    }

    /** Without the groups that have these values and others besides. */
    private Filter leavingOut(Filter filter, GroupValue wanted, Function<String, Optional<String>> form) {
        List<String> surplus = others(filter, wanted).stream()
                .flatMap(other -> other.distinct().stream())
                .filter(value -> !wanted.distinct().contains(value))
                .distinct()
                .limit(MOST_LEFT_OUT)
                .toList();
        Filter left = filter;
        for (String value : surplus) {
            Optional<Filter> other = form.apply(value)
                    .flatMap(condition -> parse("not %s " + condition.replace("%", "%%")))
                    .filter(condition -> isMet(condition, wanted));
            left = other.map(left::and).orElse(left);
        }
        return left;
    }

    /** Other groups that meet a condition. */
    private List<GroupValue> others(Filter filter, GroupValue wanted) {
        return values.values().stream()
                .filter(value -> !value.equals(wanted) && isMet(filter, value))
                .toList();
    }

    private boolean isMet(Filter filter, GroupValue value) {
        return filter.matches(name -> name.equals(attribute) ? value.values() : Optional.empty());
    }

    private Optional<Filter> parse(String format) {
        if (written.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Filter.parse(String.format(format, written.get())));
        } catch (FilterException e) {
            return Optional.empty(); // Such as a date's condition with what is no date: the next form may do.
        }
    }
}
