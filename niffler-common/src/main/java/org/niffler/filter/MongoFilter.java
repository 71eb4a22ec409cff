package org.niffler.filter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A query of MongoDB's that a user wrote, as strict JSON (MongoDB Extended JSON v2), after it was checked: it only compares
 * values, and nothing in it runs on the server. A regular expression does reach the server, whose engine may take long over
 * some; it is kept short, and the server's own limits hold it.
 */
public final class MongoFilter {

    static final int LONGEST = Filter.LONGEST;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(2 * MongoQueryCheck.DEEPEST)
                    .build())
            .build();

    private static final Pattern FOR_PROGRAMMERS = Pattern.compile("(?s)( \\(for | \\(start marker |: enable |\\R).*");

    private final String storeQuery;
    private final SortedSet<String> attributes;
    private final boolean hasExpression;

    private MongoFilter(String storeQuery, SortedSet<String> attributes, boolean hasExpression) {
        this.storeQuery = storeQuery;
        this.hasExpression = hasExpression;
        this.attributes = Collections.unmodifiableSortedSet(attributes);
    }

    /** Whether a text is a query of MongoDB's and not a filter: it begins with a brace. */
    public static boolean isOne(String text) {
        return text.stripLeading().startsWith("{");
    }

    /**
     * Checks a query.
     *
     * @throws FilterException if it is no JSON object, is too large or too deep, or has an operator that is not allowed
     */
    public static MongoFilter parse(String text) throws FilterException {
        if (text.length() > LONGEST) {
            throw FilterException.whole(String.format(
                    Locale.ROOT,
                    "The query has %,d characters; at most %,d are read. Shorten it.",
                    text.length(),
                    LONGEST));
        }
        SourceText source = new SourceText(text);
        SortedSet<String> attributes = new TreeSet<>();
        try (JsonParser parser = JSON.createParser(text)) {
            MongoQueryCheck check = new MongoQueryCheck(source, parser, attributes);
            String normalized = check.normalized();
            return new MongoFilter(normalized, attributes, check.hasExpression());
        } catch (JsonProcessingException e) {
            throw source.error(offset(text, e.getLocation()), "This is not JSON: " + reason(e) + ".");
        } catch (IOException e) {
            throw new UncheckedIOException("reading from a string", e);
        }
    }

    private static int offset(String text, JsonLocation location) {
        long offset = location == null ? 0 : location.getCharOffset();
        return (int) Math.max(0, Math.min(offset, text.length()));
    }

    /** The parser's message, without what it says to programmers. */
    private static String reason(JsonProcessingException e) {
        return FOR_PROGRAMMERS.matcher(e.getOriginalMessage()).replaceFirst("");
    }

    /** The query without white space. */
    public String storeQuery() {
        return storeQuery;
    }

    /** The attributes that it asks for, by the names that documents have them under. */
    public SortedSet<String> attributes() {
        return attributes;
    }

    /** Whether the store must match regular expressions for it, which may take it long: there are some that it never ends. */
    public boolean hasExpression() {
        return hasExpression;
    }

    @Override
    public String toString() {
        return storeQuery;
    }
}
