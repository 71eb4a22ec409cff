package org.niffler.filter;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Translates a filter into a query of MongoDB's that selects all documents that match, and others as few as an index can
 * tell apart. Where the language knows more than the store, such as that a text is a number, the query is wider.
 */
final class StoreQuery {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private StoreQuery() {}

    static String of(Condition condition) {
        return translate(condition).orElseGet(JSON::objectNode).toString();
    }

    /** Empty if it cannot leave out any document. */
    private static Optional<ObjectNode> translate(Condition condition) {
        if (condition instanceof Condition.And and) {
            List<ObjectNode> parts = new ArrayList<>();
            and.parts().forEach(part -> translate(part).ifPresent(parts::add));
            return all(parts);
        }
        if (condition instanceof Condition.Or or) {
            List<ObjectNode> parts = new ArrayList<>();
            for (Condition part : or.parts()) {
                Optional<ObjectNode> translated = translate(part);
                if (translated.isEmpty()) {
                    return Optional.empty();
                }
                parts.add(translated.get());
            }
            return Optional.of(several("$or", parts));
        }
        if (condition instanceof Condition.Not not) {
            return denied(not.denied());
        }
        Condition.Test test = (Condition.Test) condition;
        return Optional.of(AttributeQuery.of(test.attribute(), test.check()));
    }

    /** Only what is translated exactly can be denied: of a wider query the opposite is too narrow. */
    private static Optional<ObjectNode> denied(Condition condition) {
        if (!(condition instanceof Condition.Test test) || !(test.check() instanceof Check.Presence presence)) {
            return Optional.empty();
        }
        return Optional.of(AttributeQuery.exists(test.attribute(), presence == Check.Presence.EMPTY));
    }

    private static Optional<ObjectNode> all(List<ObjectNode> parts) {
        ObjectNode merged = JSON.objectNode();
        for (ObjectNode part : parts) {
            for (Iterator<String> names = part.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                if (merged.has(name)) {
                    return Optional.of(several("$and", parts)); // An object has a name only once.
                }
                merged.set(name, part.get(name));
            }
        }
        return merged.isEmpty() ? Optional.empty() : Optional.of(merged);
    }

    /** At least one. */
    static ObjectNode several(String operator, List<ObjectNode> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        ArrayNode list = JSON.arrayNode();
        parts.forEach(list::add);
        return JSON.objectNode().set(operator, list);
    }
}
