package org.niffler.filter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Goes through a query of MongoDB's token by token, writes it down again, and refuses what is not known to be harmless. */
final class MongoQueryCheck {

    static final int DEEPEST = 32;
    static final int LONGEST_REGEX = Values.LONGEST_REGEX;

    private static final Set<String> LOGICAL = Set.of("$and", "$or", "$nor");

    private static final SortedSet<String> OPERATORS = new TreeSet<>(Set.of(
            "$and",
            "$or",
            "$nor",
            "$not",
            "$eq",
            "$ne",
            "$gt",
            "$gte",
            "$lt",
            "$lte",
            "$in",
            "$nin",
            "$exists",
            "$all",
            "$size",
            "$elemMatch",
            "$type",
            "$mod",
            "$regex",
            "$options"));

    /** Types of Extended JSON: values, written as objects. */
    private static final Set<String> TYPES =
            Set.of("$date", "$numberInt", "$numberLong", "$numberDouble", "$oid", "$regularExpression");

    private static final Set<String> JAVASCRIPT = Set.of("$where", "$function", "$accumulator");

    private final SourceText source;
    private final JsonParser parser;
    private final SortedSet<String> attributes;
    private final StringWriter written = new StringWriter();
    private boolean hasExpression;

    MongoQueryCheck(SourceText source, JsonParser parser, SortedSet<String> attributes) {
        this.source = source;
        this.parser = parser;
        this.attributes = attributes;
    }

    String normalized() throws IOException, FilterException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw error("A query is a JSON object: it begins with { and ends with }.");
        }
        try (JsonGenerator generator = new JsonFactory().createGenerator(written)) {
            object(generator, true, 1);
        }
        if (parser.nextToken() != null) {
            throw error("There is text behind the query's closing }. Take it out.");
        }
        return written.toString();
    }

    /** @param isQuery whether its names are attributes; else it is an attribute's value or condition */
    private void object(JsonGenerator generator, boolean isQuery, int depth) throws IOException, FilterException {
        checkDepth(depth);
        generator.writeStartObject();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            checkName(name);
            if (isQuery && !name.startsWith("$")) {
                attributes.add(name);
            }
            generator.writeFieldName(name);
            parser.nextToken();
            checkRegex(name);
            value(generator, isQuery && LOGICAL.contains(name), depth);
        }
        generator.writeEndObject();
    }

    private void value(JsonGenerator generator, boolean isQuery, int depth) throws IOException, FilterException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            object(generator, isQuery, depth + 1);
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            checkDepth(depth + 1);
            generator.writeStartArray();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                value(generator, isQuery, depth + 1);
            }
            generator.writeEndArray();
        } else {
            generator.copyCurrentEventExact(parser);
        }
    }

    private void checkDepth(int depth) throws FilterException {
        if (depth > DEEPEST) {
            throw error("More than " + DEEPEST + " braces and brackets are within each other. Take some out.");
        }
    }

    private void checkName(String name) throws FilterException {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw error("An attribute has no name, or one with a NUL character. Name it.");
        }
        if (name.startsWith("$") && !OPERATORS.contains(name) && !TYPES.contains(name)) {
            String why = JAVASCRIPT.contains(name)
                    ? " runs JavaScript on the server"
                    : " is not among the operators that only compare values";
            throw error(Token.shortened(name) + why + ", and is refused. Allowed are " + String.join(", ", OPERATORS)
                    + ".");
        }
    }

    /** Whether there is a regular expression in what was gone through. */
    boolean hasExpression() {
        return hasExpression;
    }

    /** Its value is at the parser. */
    private void checkRegex(String name) throws IOException, FilterException {
        hasExpression |= name.equals("$regex") || name.equals("$regularExpression");
        boolean isExpression = name.equals("$regex") || name.equals("pattern");
        if (isExpression && parser.currentToken() == JsonToken.VALUE_STRING && parser.getTextLength() > LONGEST_REGEX) {
            throw error("A regular expression has at most 1,000 characters. Shorten it.");
        }
    }

    private FilterException error(String message) {
        return source.error((int) parser.currentTokenLocation().getCharOffset(), message);
    }
}
