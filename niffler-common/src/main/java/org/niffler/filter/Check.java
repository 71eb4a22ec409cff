package org.niffler.filter;

import com.google.re2j.Pattern;
import java.util.Arrays;
import java.util.Optional;

/** What an attribute is asked for. */
sealed interface Check permits OneOf, Check.Range, Check.Like, Check.Presence {

    /** Whether one value of an attribute meets it. {@link Presence} is not about values: nothing does. */
    boolean accepts(Kind kind, String value);

    /** Behind the attribute, as the language writes it. */
    String positive();

    /** The same, denied. */
    String negative();

    /** Whether an attribute is there. */
    enum Presence implements Check {
        /** With or without a value. */
        EXISTS,
        /** Absent, or without a value. */
        EMPTY;

        @Override
        public boolean accepts(Kind kind, String value) {
            return false;
        }

        @Override
        public String positive() {
            return this == EXISTS ? "exists" : "is empty";
        }

        /** Of {@link #EXISTS} there is no such form: {@code not} stands before the attribute. */
        @Override
        public String negative() {
            return this == EXISTS ? "" : "is not empty";
        }
    }

    /**
     * A regular expression that is found anywhere in the value, in time that grows with the value's length and no faster.
     *
     * @param expression as it is between the slashes
     */
    record Like(String expression, Pattern pattern) implements Check {

        @Override
        public boolean accepts(Kind kind, String value) {
            return pattern.matcher(value).find();
        }

        @Override
        public String positive() {
            return "~ " + written();
        }

        @Override
        public String negative() {
            return "!~ " + written();
        }

        private String written() {
            return Quoting.regex(expression) + ((pattern.flags() & Pattern.CASE_INSENSITIVE) == 0 ? "" : "i");
        }
    }

    /** An end of a range. */
    record Bound(Literal literal, boolean included) {}

    /** Between two ends, of which one may be missing. Either both are numbers or both text. */
    record Range(Optional<Bound> low, Optional<Bound> high) implements Check {

        @Override
        public boolean accepts(Kind kind, String value) {
            return low.map(bound -> isWithin(order(kind, value, bound.literal()), bound))
                            .orElse(true)
                    && high.map(bound ->
                                    isWithin(order(kind, value, bound.literal()).map(order -> -order), bound))
                            .orElse(true);
        }

        private static boolean isWithin(Optional<Integer> order, Bound bound) {
            return order.filter(distance -> distance > 0 || distance == 0 && bound.included())
                    .isPresent();
        }

        /** How the value is to the literal; empty if it cannot be compared with it. */
        private static Optional<Integer> order(Kind kind, String value, Literal literal) {
            return literal.number()
                    .map(number -> kind.number(value).map(own -> Integer.signum(own.compareTo(number))))
                    .orElseGet(() -> Optional.of(Integer.signum(compare(value, literal.text()))));
        }

        /** By Unicode code points, as MongoDB does; Java's order of surrogates is another. */
        static int compare(String left, String right) {
            return Arrays.compare(
                    left.codePoints().toArray(), right.codePoints().toArray());
        }

        @Override
        public String positive() {
            if (low.isPresent() && high.isPresent()) {
                return "between " + low.get().literal() + " and " + high.get().literal();
            }
            return low.map(bound -> (bound.included() ? ">= " : "> ") + bound.literal())
                    .or(() -> high.map(bound -> (bound.included() ? "<= " : "< ") + bound.literal()))
                    .orElseThrow();
        }

        /** Of one with a single end there is no such form: {@code not} stands before the attribute. */
        @Override
        public String negative() {
            return low.isPresent() && high.isPresent() ? "not " + positive() : "";
        }
    }
}
