package org.niffler.filter;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.niffler.dicom.ElementValue;

/** A filter, or a part of one. Prints as the language writes it, with the least parentheses. */
sealed interface Condition {

    /** @param values of an attribute; an empty list if it has none, empty if it is absent */
    boolean isMet(Function<Attribute, Optional<List<String>>> values);

    /** Tells the attributes that it looks at. */
    void attributes(Consumer<Attribute> reader);

    /** All of several. */
    record And(List<Condition> parts) implements Condition {

        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean isMet(Function<Attribute, Optional<List<String>>> values) {
            for (Condition part : parts) {
                if (!part.isMet(values)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public void attributes(Consumer<Attribute> reader) {
            parts.forEach(part -> part.attributes(reader));
        }

        @Override
        public String toString() {
            return parts.stream()
                    .map(part -> part instanceof And || part instanceof Or ? "(" + part + ")" : part.toString())
                    .collect(Collectors.joining(" and "));
        }
    }

    /** At least one of several. */
    record Or(List<Condition> parts) implements Condition {

        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean isMet(Function<Attribute, Optional<List<String>>> values) {
            for (Condition part : parts) {
                if (part.isMet(values)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void attributes(Consumer<Attribute> reader) {
            parts.forEach(part -> part.attributes(reader));
        }

        @Override
        public String toString() {
            return parts.stream()
                    .map(part -> part instanceof Or ? "(" + part + ")" : part.toString())
                    .collect(Collectors.joining(" or "));
        }
    }

    record Not(Condition denied) implements Condition {

        @Override
        public boolean isMet(Function<Attribute, Optional<List<String>>> values) {
            return !denied.isMet(values);
        }

        @Override
        public void attributes(Consumer<Attribute> reader) {
            denied.attributes(reader);
        }

        @Override
        public String toString() {
            if (denied instanceof Test test && !test.check.negative().isEmpty()) {
                return test.attribute + " " + test.check.negative();
            }
            return denied instanceof And || denied instanceof Or ? "not (" + denied + ")" : "not " + denied;
        }
    }

    /** Of one attribute: that one of its values, of several, is as it should be. */
    record Test(Attribute attribute, Check check) implements Condition {

        @Override
        public boolean isMet(Function<Attribute, Optional<List<String>>> values) {
            Optional<List<String>> found = values.apply(attribute);
            if (check == Check.Presence.EXISTS) {
                return found.isPresent();
            }
            boolean isEmpty = true;
            for (String value : found.orElse(List.of())) {
                if (!value.isEmpty() && !value.equals(ElementValue.EMPTY)) {
                    isEmpty = false;
                    if (check.accepts(attribute.kind(), value)) {
                        return true;
                    }
                }
            }
            return check == Check.Presence.EMPTY && isEmpty;
        }

        @Override
        public void attributes(Consumer<Attribute> reader) {
            reader.accept(attribute);
        }

        @Override
        public String toString() {
            return attribute + " " + check.positive();
        }
    }
}
