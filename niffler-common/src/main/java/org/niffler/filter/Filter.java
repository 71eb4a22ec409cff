package org.niffler.filter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.niffler.dicom.DataSet;

/**
 * A condition on the attributes of a document or a header, for example {@code Modality in (CR, DX) and BodyPartExamined ~
 * /chest/i}. It means the same on a header and on the document that is made of it. Not changed after it is made; may be
 * used by several threads.
 *
 * <pre>
 * filter    = all { "or" all }
 * all       = each { "and" each }
 * each      = "not" each | "(" filter ")" | condition
 * condition = attribute ( ("=" | "!=") value
 *                       | ("&lt;" | "&lt;=" | "&gt;" | "&gt;=") value
 *                       | ["not"] "in" "(" value { "," value } ")"
 *                       | ["not"] "between" value "and" value
 *                       | ("~" | "!~") regex
 *                       | "exists"
 *                       | "is" ["not"] "empty" )
 * attribute = a keyword of PS3.6 | 0xGGGGEEEE | "0xGGGGEEEE,CREATOR" in quotes
 * value     = letters, digits and . _ - + / : | any characters in double quotes
 * regex     = "/" expression "/" ["i"]
 * </pre>
 *
 * <p>A condition holds if one value of several meets it. {@code !=}, {@code not in}, {@code not between} and {@code !~} are
 * the opposite: no value meets it, be it that there is none. Values are compared by the attribute's value representation:
 * as dates, times, ages, numbers or text. {@code docs/filters.md} says it all, for users.
 */
public final class Filter {

    /** A list of ten thousand UIDs, and some. */
    static final int LONGEST = 1024 * 1024;

    private final Condition condition;

    private Filter(Condition condition) {
        this.condition = condition;
    }

    /**
     * Reads a filter; from {@code #} to a line's end is a comment.
     *
     * @throws FilterException if it cannot be read; the message says where and what to do
     */
    public static Filter parse(String text) throws FilterException {
        if (text.length() > LONGEST) {
            throw FilterException.whole(String.format(
                    Locale.ROOT,
                    "The filter has %,d characters; at most %,d are read. Shorten it.",
                    text.length(),
                    LONGEST));
        }
        return new Filter(Parser.parse(text));
    }

    /**
     * Whether a document meets it.
     *
     * @param attribute the values of an attribute as text, by its name; an empty list if it is present without a value,
     *     empty if it is absent. Numbers are written as {@link org.niffler.dicom.DecimalString#text} does
     */
    public boolean matches(Function<String, Optional<List<String>>> attribute) {
        return condition.isMet(wanted -> attribute.apply(wanted.name()));
    }

    /** Whether a header meets it, as the document made of the header does. */
    public boolean matches(DataSet header) {
        return condition.isMet(wanted -> wanted.in(header));
    }

    /** The filter that both this and the other one must meet. */
    public Filter and(Filter other) {
        List<Condition> parts = new ArrayList<>();
        for (Condition each : List.of(condition, other.condition)) {
            if (each instanceof Condition.And and) {
                parts.addAll(and.parts());
            } else {
                parts.add(each);
            }
        }
        return new Filter(new Condition.And(parts));
    }

    /** The names of all attributes that it looks at, as documents have them. */
    public SortedSet<String> attributes() {
        SortedSet<String> names = new TreeSet<>();
        condition.attributes(attribute -> names.add(attribute.name()));
        return Collections.unmodifiableSortedSet(names);
    }

    /**
     * A query of MongoDB's, as JSON (Extended JSON v2), that selects every document that matches, and perhaps others: to
     * what it selects, {@link #matches(Function)} is to be applied.
     */
    public String storeQuery() {
        return StoreQuery.of(condition);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Filter filter && condition.equals(filter.condition);
    }

    @Override
    public int hashCode() {
        return condition.hashCode();
    }

    /** In one line, in the form that is read as an equal filter. */
    @Override
    public String toString() {
        return condition.toString();
    }
}
