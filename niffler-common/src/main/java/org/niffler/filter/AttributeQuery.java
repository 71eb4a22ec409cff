package org.niffler.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.niffler.dicom.DecimalString;
import org.niffler.dicom.ElementValue;
import org.niffler.filter.Check.Bound;

/**
 * The part of a store's query that is about one attribute. A document has text, but numbers where the header had the value
 * representation DS, whatever PS3.6 says of the attribute: so each condition on text is one on numbers, too, if a number
 * written as text could meet it. A condition of MongoDB's is met if one value of several meets it, as the language's is.
 */
final class AttributeQuery {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** From here on MongoDB (UTF-8) and Java (UTF-16) may order characters differently. */
    private static final char FIRST_UNSAFE = 0xD7FF;

    /** What a number written as text begins with. */
    private static final String NUMBERS_BEGIN = "-0123456789";

    private static final ObjectNode ANY_NUMBER =
            JSON.objectNode().set("$gte", JSON.objectNode().put("$numberDouble", "-Infinity"));

    private static final ObjectNode ANY_TEXT = JSON.objectNode().put("$gte", "");

    private final Attribute attribute;

    /** Conditions of which one must be met. */
    private final List<ObjectNode> alternatives = new ArrayList<>();

    /** Values of which one must be there. */
    private final ArrayNode values = JSON.arrayNode();

    /** Whether nothing is to be said but that there must be a value. */
    private boolean anything;

    private AttributeQuery(Attribute attribute) {
        this.attribute = attribute;
    }

    static ObjectNode of(Attribute attribute, Check check) {
        if (check == Check.Presence.EXISTS) {
            return exists(attribute, true);
        }
        AttributeQuery query = new AttributeQuery(attribute);
        if (check == Check.Presence.EMPTY) {
            query.addEmpty();
        } else if (check instanceof OneOf oneOf) {
            oneOf.literals().forEach(query::add);
        } else if (check instanceof Check.Range range) {
            query.add(range);
        } else {
            query.anything = true;
        }
        return query.made();
    }

    static ObjectNode exists(Attribute attribute, boolean exists) {
        return JSON.objectNode().set(attribute.name(), JSON.objectNode().put("$exists", exists));
    }

    private ObjectNode made() {
        if (anything) {
            return exists(attribute, true);
        }
        List<ObjectNode> made = new ArrayList<>();
        if (values.size() == 1 && !values.get(0).isArray()) {
            made.add(JSON.objectNode().set(attribute.name(), values.get(0)));
        } else if (!values.isEmpty()) {
            made.add(JSON.objectNode().set(attribute.name(), JSON.objectNode().set("$in", values)));
        }
        alternatives.stream()
                .distinct()
                .forEach(condition -> made.add(JSON.objectNode().set(attribute.name(), condition)));
        return StoreQuery.several("$or", made);
    }

    /** As documents of Niffler have it, and those of other writers. */
    private void addEmpty() {
        values.addNull().add(ElementValue.EMPTY).add("");
        values.add(JSON.objectNode().put("$numberDouble", "NaN")).add(JSON.arrayNode());
    }

    private void add(Literal literal) {
        if (literal.wildcards().isPresent()) {
            addBeginning(literal.beginning());
        } else if (literal.number().isEmpty()) {
            addText(literal.text());
        } else {
            addNumber(literal.number().get());
        }
    }

    private void addBeginning(String beginning) {
        String safe = safe(beginning);
        if (safe.isEmpty()) {
            anything = true;
            return;
        }
        alternatives.add(JSON.objectNode().put("$gte", safe).put("$lt", next(safe)));
        if (NUMBERS_BEGIN.indexOf(safe.charAt(0)) >= 0) {
            alternatives.add(ANY_NUMBER);
        }
    }

    private void addText(String text) {
        values.add(text);
        if (DecimalString.value(text) instanceof Double number
                && DecimalString.text(number).equals(text)) {
            values.add(number(number));
        }
    }

    private void addNumber(BigDecimal number) {
        switch (attribute.kind()) {
            case DATE -> {
                Dates.forms(number).forEach(values::add);
                values.add(number.intValueExact());
            }
            case DECIMAL, UNKNOWN -> {
                values.add(number(number.doubleValue()));
                alternatives.add(ANY_TEXT);
            }
            case DATE_TIME -> addDateTimes(Optional.of(number), Optional.of(number));
            default -> anything = true;
        }
    }

    private void add(Check.Range range) {
        Optional<BigDecimal> low = range.low().flatMap(bound -> bound.literal().number());
        Optional<BigDecimal> high =
                range.high().flatMap(bound -> bound.literal().number());
        if (low.isEmpty() && high.isEmpty()) {
            addTexts(range);
            return;
        }
        switch (attribute.kind()) {
            case DATE -> addDates(low, high);
            case DECIMAL, UNKNOWN -> {
                alternatives.add(between(
                        low.map(number -> number(number.doubleValue())),
                        high.map(number -> number(number.doubleValue()))));
                alternatives.add(ANY_TEXT);
            }
            case DATE_TIME -> addDateTimes(low, high);
            default -> anything = true;
        }
    }

    private void addDates(Optional<BigDecimal> low, Optional<BigDecimal> high) {
        // Each form has its own order: a dash and a dot come before the digits.
        for (int form = 0; form < Dates.FORMS; form++) {
            int each = form;
            alternatives.add(between(
                    Optional.of(JSON.textNode(
                            low.map(number -> Dates.forms(number).get(each)).orElse(Dates.first(each)))),
                    Optional.of(JSON.textNode(
                            high.map(number -> Dates.forms(number).get(each)).orElse(Dates.last(each))))));
        }
        alternatives.add(between(
                low.map(number -> JSON.numberNode(number.intValueExact())),
                high.map(number -> JSON.numberNode(number.intValueExact()))));
    }

    private void addDateTimes(Optional<BigDecimal> low, Optional<BigDecimal> high) {
        ObjectNode bounds = JSON.objectNode();
        low.ifPresent(number -> bounds.put("$gte", Dates.shortestBeginning(number)));
        high.ifPresent(number -> bounds.put("$lt", Dates.behindDay(number)));
        alternatives.add(bounds);
        alternatives.add(ANY_NUMBER);
    }

    private void addTexts(Check.Range range) {
        ObjectNode bounds = JSON.objectNode();
        bounds.put(
                "$gte", range.low().map(bound -> safe(bound.literal().text())).orElse(""));
        range.high().map(Bound::literal).map(Literal::text).ifPresent(high -> {
            String safe = safe(high);
            if (safe.equals(high)) {
                bounds.put("$lte", high);
            } else if (!safe.isEmpty()) {
                bounds.put("$lt", next(safe));
            }
        });
        alternatives.add(bounds);
        alternatives.add(ANY_NUMBER);
    }

    private static ObjectNode between(Optional<? extends JsonNode> low, Optional<? extends JsonNode> high) {
        ObjectNode bounds = JSON.objectNode();
        low.ifPresent(bound -> bounds.set("$gte", bound));
        high.ifPresent(bound -> bounds.set("$lte", bound));
        return bounds;
    }

    /** Whole numbers are compared with doubles by their value, but are shorter. */
    private static JsonNode number(double number) {
        return number == (int) number ? JSON.numberNode((int) number) : JSON.numberNode(number);
    }

    /** As much of the beginning as every store orders alike, and the next text can be told of. */
    private static String safe(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) < FIRST_UNSAFE) {
            end++;
        }
        return text.substring(0, end);
    }

    /** The first text that is behind all those that begin so. */
    private static String next(String beginning) {
        int last = beginning.length() - 1;
        return beginning.substring(0, last) + (char) (beginning.charAt(last) + 1);
    }
}
