package org.niffler.filter;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A value that a filter has.
 *
 * @param pattern with backslashes before {@code *}, {@code ?} and {@code \} that are no wildcards
 * @param number by which it is compared; empty if it is compared as text
 * @param wildcards the values that its wildcards allow; empty if it has none
 */
record Literal(String pattern, Optional<BigDecimal> number, Optional<Pattern> wildcards) {

    /** Nobody writes longer ones, and matching takes as long as both are long. */
    static final int LONGEST_WITH_WILDCARDS = 1_000;

    /** A value without wildcards. */
    static Literal of(Kind kind, String pattern) {
        return new Literal(pattern, kind.number(Quoting.plain(pattern)), Optional.empty());
    }

    static Literal withWildcards(String pattern) {
        StringBuilder regex = new StringBuilder("(?s)");
        for (int i = 0; i < pattern.length(); i++) {
            char here = pattern.charAt(i);
            switch (here) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                case '\\' -> regex.append(Pattern.quote(pattern.substring(++i, i + 1)));
                default -> regex.append(Pattern.quote(String.valueOf(here)));
            }
        }
        return new Literal(pattern, Optional.empty(), Optional.of(Pattern.compile(regex.toString())));
    }

    static boolean hasWildcards(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            char here = pattern.charAt(i);
            if (here == '*' || here == '?') {
                return true;
            }
            if (here == '\\') {
                i++;
            }
        }
        return false;
    }

    /** As text, not as a number, whatever it looks like. */
    Literal asText() {
        return new Literal(pattern, Optional.empty(), wildcards);
    }

    /** What stands before the first wildcard. */
    String beginning() {
        int end = 0;
        while (end < pattern.length() && pattern.charAt(end) != '*' && pattern.charAt(end) != '?') {
            end += pattern.charAt(end) == '\\' ? 2 : 1;
        }
        return Quoting.plain(pattern.substring(0, end));
    }

    String text() {
        return Quoting.plain(pattern);
    }

    @Override
    public String toString() {
        return Quoting.value(pattern);
    }
}
