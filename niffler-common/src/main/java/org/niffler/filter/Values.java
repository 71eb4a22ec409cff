package org.niffler.filter;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import org.niffler.filter.Check.Bound;

/** Makes the values of a filter of its tokens, and refuses those that an attribute cannot have. */
final class Values {

    static final int LONGEST_REGEX = 1_000;

    /** RE2/J unrolls repetitions, those within others too: three of a thousand within each other do not fit into memory. */
    private static final int MOST_REPETITIONS = 1_000;

    /** What a regular expression is compiled to, in instructions: each may have to be tried at each character. */
    private static final int LARGEST_PROGRAM = 20_000;

    private static final java.util.regex.Pattern REPETITION =
            java.util.regex.Pattern.compile("\\{([0-9]{1,4})(?:,([0-9]{0,4}))?}");

    private final SourceText source;

    Values(SourceText source) {
        this.source = source;
    }

    /** With wildcards or without. */
    Literal any(Kind kind, Token token) throws FilterException {
        if (!Literal.hasWildcards(token.text())) {
            return one(kind, token);
        }
        if (token.text().length() > Literal.LONGEST_WITH_WILDCARDS) {
            throw source.error(token.offset(), "A value with wildcards has at most 1,000 characters. Shorten it.");
        }
        return Literal.withWildcards(token.text());
    }

    /** Without wildcards. */
    Literal one(Kind kind, Token token) throws FilterException {
        if (Literal.hasWildcards(token.text())) {
            throw source.error(
                    token.offset(),
                    "Wildcards stand with =, !=, in and not in only. Write \\* or \\? if the character itself is meant.");
        }
        if (token.text().isEmpty()) {
            throw source.error(token.offset(), "An empty value. Write is empty or is not empty.");
        }
        Literal literal = Literal.of(kind, token.text());
        if (kind.isStrict() && literal.number().isEmpty()) {
            throw source.error(token.offset(), token.shown() + " is not " + kind.expected() + ".");
        }
        return literal;
    }

    static Check from(Literal literal, boolean included) {
        return new Check.Range(Optional.of(new Bound(literal, included)), Optional.empty());
    }

    static Check upTo(Literal literal, boolean included) {
        return new Check.Range(Optional.empty(), Optional.of(new Bound(literal, included)));
    }

    /** Both ends included. */
    Check between(Kind kind, Token lowToken, Token highToken) throws FilterException {
        Literal low = one(kind, lowToken);
        Literal high = one(kind, highToken);
        if (low.number().isEmpty() || high.number().isEmpty()) {
            low = low.asText();
            high = high.asText();
        }
        int order = low.number().isPresent()
                ? low.number().get().compareTo(high.number().get())
                : Check.Range.compare(low.text(), high.text());
        if (order > 0) {
            throw source.error(
                    highToken.offset(),
                    "No value is between " + lowToken.shown() + " and " + highToken.shown()
                            + ". Write the smaller one first.");
        }
        return new Check.Range(Optional.of(new Bound(low, true)), Optional.of(new Bound(high, true)));
    }

    Check regex(Token token) throws FilterException {
        String expression = token.text();
        if (expression.isEmpty()) {
            throw source.error(token.offset(), "An empty regular expression. Write is not empty if any value will do.");
        }
        if (expression.length() > LONGEST_REGEX) {
            throw source.error(token.offset(), "A regular expression has at most 1,000 characters. Shorten it.");
        }
        if (repetitions(expression) > MOST_REPETITIONS) {
            throw source.error(
                    token.offset(),
                    "The repetitions of the regular expression, one times the other, are more than 1,000. Lessen them.");
        }
        try {
            Pattern pattern = Pattern.compile(expression, token.ignoringCase() ? Pattern.CASE_INSENSITIVE : 0);
            if (pattern.programSize() > LARGEST_PROGRAM) {
                throw source.error(token.offset(), "The regular expression is too large. Lessen its repetitions.");
            }
            return new Check.Like(expression, pattern);
        } catch (PatternSyntaxException e) {
            throw source.error(
                    token.offset(),
                    "The regular expression cannot be read: " + e.getDescription()
                            + (e.getPattern() == null || e.getPattern().isEmpty()
                                    ? ""
                                    : ": " + Token.shortened(e.getPattern()))
                            + ". Its form is RE2's.");
        }
    }

    /** The most that its innermost part may be repeated, at least: repetitions that stand side by side count, too. */
    private static long repetitions(String expression) {
        return REPETITION
                .matcher(expression)
                .results()
                .mapToLong(Values::most)
                .reduce(1, (one, other) -> Math.min(one * other, Integer.MAX_VALUE));
    }

    private static long most(MatchResult repetition) {
        String last = repetition.group(2) == null || repetition.group(2).isEmpty()
                ? repetition.group(1)
                : repetition.group(2);
        return Math.max(1, Long.parseLong(last.toLowerCase(Locale.ROOT)));
    }
}
