package org.niffler.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.niffler.filter.FilterCursor.Expected;
import org.niffler.filter.Token.Type;

/** Follows the grammar over the beginning of a filter, and tells what may come next. */
final class ExpectedNext {

    private static final List<String> OPERATORS =
            List.of("=", "!=", "<", "<=", ">", ">=", "~", "!~", "in", "not in", "between", "exists", "is");

    private Expected expected = Expected.ATTRIBUTE;
    private List<String> words = List.of("not", "(");
    private Optional<String> attribute = Optional.empty();
    /** Of parentheses round conditions. */
    private int depth;
    /** Whether a value is one of a list, or the first of a range. */
    private boolean inList;

    private boolean inRange;

    ExpectedNext(List<Token> before) {
        for (Token token : before) {
            step(token);
        }
    }

    Expected expected() {
        return expected;
    }

    List<String> words() {
        return words;
    }

    Optional<String> attribute() {
        return expected == Expected.VALUE ? attribute : Optional.empty();
    }

    private void step(Token token) {
        switch (expected) {
            case ATTRIBUTE -> afterAttribute(token);
            case OPERATOR -> afterOperator(token);
            case VALUE -> afterValue(token);
            case WORD -> afterWord(token);
            case NOTHING -> {
                if (token.type() == Type.REGEX) {
                    complete();
                }
            }
        }
    }

    private void afterAttribute(Token token) {
        if (token.isSymbol("(")) {
            depth++;
        } else if (token.isReserved() && !token.isWord("not") || !isText(token)) {
            nothing();
        } else if (!token.isWord("not")) {
            attribute = name(Quoting.plain(token.text()));
            expect(Expected.OPERATOR, OPERATORS);
        }
    }

    private static Optional<String> name(String text) {
        try {
            return Optional.of(Attribute.parse(text).name());
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // The answer to what is none.
        }
    }

    private void afterOperator(Token token) {
        if (token.isSymbol("~") || token.isSymbol("!~")) {
            nothing();
        } else if (token.type() == Type.SYMBOL && !"(),".contains(token.text())) {
            expect(Expected.VALUE, List.of());
        } else if (token.isWord("not")) {
            expect(Expected.WORD, List.of("in", "between"));
        } else if (token.isWord("is")) {
            expect(Expected.WORD, List.of("empty", "not empty"));
        } else if (token.isWord("exists")) {
            complete();
        } else {
            inOrBetween(token);
        }
    }

    private void inOrBetween(Token token) {
        if (token.isWord("in")) {
            inList = true;
            expect(Expected.WORD, List.of("("));
        } else if (token.isWord("between")) {
            inRange = true;
            expect(Expected.VALUE, List.of());
        } else {
            nothing();
        }
    }

    private void afterValue(Token token) {
        if (!isText(token) || token.isReserved()) {
            nothing();
        } else if (inList) {
            expect(Expected.WORD, List.of(",", ")"));
        } else if (inRange) {
            expect(Expected.WORD, List.of("and"));
        } else {
            complete();
        }
    }

    private void afterWord(Token token) {
        if (inList) {
            afterListWord(token);
        } else if (inRange) {
            inRange = false;
            expect(token.isWord("and") ? Expected.VALUE : Expected.NOTHING, List.of());
        } else if (words.contains("empty")) {
            afterIs(token);
        } else if (words.contains("between")) {
            inOrBetween(token);
        } else {
            afterCondition(token);
        }
    }

    private void afterListWord(Token token) {
        if (token.isSymbol(")") && words.contains(")")) {
            complete();
        } else {
            expect(words.stream().anyMatch(token::isSymbol) ? Expected.VALUE : Expected.NOTHING, List.of());
        }
    }

    private void afterIs(Token token) {
        if (token.isWord("not") && words.size() > 1) {
            expect(Expected.WORD, List.of("empty"));
        } else if (token.isWord("empty")) {
            complete();
        } else {
            nothing();
        }
    }

    private void afterCondition(Token token) {
        if (token.isWord("and") || token.isWord("or")) {
            expect(Expected.ATTRIBUTE, List.of("not", "("));
        } else if (token.isSymbol(")") && depth > 0) {
            depth--;
            complete();
        } else {
            nothing();
        }
    }

    /** A condition is at its end. */
    private void complete() {
        inList = false;
        inRange = false;
        List<String> connectives = new ArrayList<>(List.of("and", "or"));
        if (depth > 0) {
            connectives.add(")");
        }
        expect(Expected.WORD, connectives);
    }

    /** Nothing that is known; of tokens only a regular expression leads on. */
    private void nothing() {
        expect(Expected.NOTHING, List.of());
    }

    private void expect(Expected next, List<String> allowed) {
        expected = next;
        words = allowed;
    }

    private static boolean isText(Token token) {
        return token.type() == Type.WORD || token.type() == Type.QUOTED;
    }
}
