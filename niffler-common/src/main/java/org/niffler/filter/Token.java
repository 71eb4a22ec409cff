package org.niffler.filter;

import java.util.Locale;
import java.util.Set;

/**
 * A piece of a filter's text.
 *
 * @param text of a word and a quoted value with the backslashes before {@code *}, {@code ?} and {@code \}, of a regular
 *     expression between its slashes
 * @param offset where it begins
 * @param ignoringCase of a regular expression
 */
record Token(Type type, String text, int offset, boolean ignoringCase) {

    /** The language's own words, in any case. */
    private static final Set<String> WORDS = Set.of("and", "or", "not", "in", "between", "is", "exists", "empty");

    enum Type {
        WORD,
        QUOTED,
        SYMBOL,
        REGEX,
        END
    }

    Token(Type type, String text, int offset) {
        this(type, text, offset, false);
    }

    boolean isSymbol(String symbol) {
        return type == Type.SYMBOL && text.equals(symbol);
    }

    /** Whether it is this word of the language. */
    boolean isWord(String word) {
        return type == Type.WORD && text.equalsIgnoreCase(word);
    }

    boolean isReserved() {
        return type == Type.WORD && isReserved(text);
    }

    static boolean isReserved(String word) {
        return WORDS.contains(word.toLowerCase(Locale.ROOT));
    }

    /** For messages. */
    String shown() {
        return switch (type) {
            case END -> "the end";
            case QUOTED -> "\"" + text + "\"";
            case REGEX -> "a regular expression";
            default -> "\"" + (text.length() > 64 ? text.substring(0, 64) + "..." : text) + "\"";
        };
    }
}
