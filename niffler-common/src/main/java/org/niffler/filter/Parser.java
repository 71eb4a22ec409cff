package org.niffler.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.niffler.filter.Token.Type;

/** Reads a filter by recursive descent: {@code not} binds closer than {@code and}, {@code and} closer than {@code or}. */
final class Parser {

    /** Of parentheses and {@code not}: nobody reads more, and each takes room on the stack. */
    static final int DEEPEST = 100;

    static final int MOST_VALUES = 10_000;

    private final SourceText source;
    private final List<Token> tokens;
    private final Values values;
    private int at;
    private int depth;

    private Parser(String text) throws FilterException {
        source = new SourceText(text);
        tokens = Tokenizer.tokens(text);
        values = new Values(source);
    }

    static Condition parse(String text) throws FilterException {
        Parser parser = new Parser(text);
        if (parser.here().type() == Type.END) {
            throw FilterException.whole("The filter is empty. Write a condition, for example Modality = CT.");
        }
        Condition condition = parser.either();
        if (parser.here().type() != Type.END) {
            throw parser.unexpected("and, or, or the end");
        }
        return condition;
    }

    private Condition either() throws FilterException {
        List<Condition> parts = new ArrayList<>(List.of(all()));
        while (accept("or")) {
            parts.add(all());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.Or(parts);
    }

    private Condition all() throws FilterException {
        List<Condition> parts = new ArrayList<>(List.of(negation()));
        while (accept("and")) {
            parts.add(negation());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.And(parts);
    }

    private Condition negation() throws FilterException {
        if (!here().isWord("not") && !here().isSymbol("(")) {
            return test();
        }
        if (++depth > DEEPEST) {
            throw source.error(
                    here().offset(),
                    "More than " + DEEPEST + " parentheses and not are within each other. Take some out.");
        }
        Condition condition = accept("not") ? new Condition.Not(negation()) : parenthesised();
        depth--;
        return condition;
    }

    private Condition parenthesised() throws FilterException {
        Token opening = next();
        Condition condition = either();
        if (!here().isSymbol(")")) {
            throw here().type() == Type.END
                    ? source.error(opening.offset(), "This parenthesis is not closed. Write ) where it ends.")
                    : unexpected("and, or, or )");
        }
        at++;
        return condition;
    }

    private Condition test() throws FilterException {
        Attribute attribute = attribute();
        if (accept("not")) {
            return new Condition.Not(new Condition.Test(attribute, inOrBetween(attribute.kind())));
        }
        if (accept("exists")) {
            return new Condition.Test(attribute, Check.Presence.EXISTS);
        }
        if (accept("is")) {
            boolean denied = accept("not");
            if (!accept("empty")) {
                throw unexpected("empty");
            }
            return test(attribute, Check.Presence.EMPTY, denied);
        }
        if (here().isWord("in") || here().isWord("between")) {
            return new Condition.Test(attribute, inOrBetween(attribute.kind()));
        }
        if (here().type() != Type.SYMBOL || "(),".contains(here().text())) {
            throw unexpected("an operator (=, !=, <, <=, >, >=, ~, !~, in, between, exists, is empty)");
        }
        return comparison(attribute, next().text());
    }

    private Condition comparison(Attribute attribute, String operator) throws FilterException {
        Kind kind = attribute.kind();
        return switch (operator) {
            case "~", "!~" -> test(attribute, values.regex(regex()), operator.equals("!~"));
            case "=", "!=" -> test(attribute, new OneOf(List.of(values.any(kind, value()))), operator.equals("!="));
            case "<", "<=" -> test(attribute, Values.upTo(values.one(kind, value()), operator.equals("<=")), false);
            default -> test(attribute, Values.from(values.one(kind, value()), operator.equals(">=")), false);
        };
    }

    private static Condition test(Attribute attribute, Check check, boolean denied) {
        Condition condition = new Condition.Test(attribute, check);
        return denied ? new Condition.Not(condition) : condition;
    }

    private Attribute attribute() throws FilterException {
        Token token = here();
        if (token.type() != Type.WORD && token.type() != Type.QUOTED || token.isReserved()) {
            throw unexpected("an attribute, for example Modality");
        }
        at++;
        try {
            return Attribute.parse(Quoting.plain(token.text()));
        } catch (IllegalArgumentException e) {
            throw source.error(token.offset(), e.getMessage());
        }
    }

    private Check inOrBetween(Kind kind) throws FilterException {
        if (accept("in")) {
            return new OneOf(list(kind));
        }
        if (!accept("between")) {
            throw unexpected("in or between");
        }
        Token low = value();
        if (!accept("and")) {
            throw unexpected("and, and the range's other end");
        }
        return values.between(kind, low, value());
    }

    private List<Literal> list(Kind kind) throws FilterException {
        if (!here().isSymbol("(")) {
            throw unexpected("(, and values with commas between them");
        }
        List<Literal> literals = new ArrayList<>();
        do {
            at++;
            if (literals.size() == MOST_VALUES) {
                throw source.error(
                        here().offset(),
                        String.format(
                                Locale.ROOT,
                                "More than %,d values. Split the list, and write or between the parts.",
                                MOST_VALUES));
            }
            literals.add(values.any(kind, value()));
        } while (here().isSymbol(","));
        if (!here().isSymbol(")")) {
            throw unexpected("a comma or )");
        }
        at++;
        return literals;
    }

    private Token value() throws FilterException {
        Token token = here();
        if (token.isReserved()) {
            throw source.error(
                    token.offset(),
                    "A value is expected here, and " + token.shown() + " is a word of the language. Write it in quotes"
                            + " if it is the value.");
        }
        if (token.type() != Type.WORD && token.type() != Type.QUOTED) {
            throw unexpected("a value");
        }
        at++;
        return token;
    }

    private Token regex() throws FilterException {
        if (here().type() != Type.REGEX) {
            throw unexpected("a regular expression between slashes, for example /chest/i");
        }
        return next();
    }

    private Token here() {
        return tokens.get(at);
    }

    /** Never the end. */
    private Token next() {
        return tokens.get(at++);
    }

    private boolean accept(String word) {
        if (!here().isWord(word)) {
            return false;
        }
        at++;
        return true;
    }

    private FilterException unexpected(String expected) {
        return source.error(here().offset(), "Expected " + expected + ", but found " + here().shown() + ".");
    }
}
