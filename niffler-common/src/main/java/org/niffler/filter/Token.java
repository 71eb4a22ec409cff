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

    private static final int LONGEST_SHOWN = 64;

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
            case REGEX -> "a regular expression";
            default -> "\"" + shortened(text) + "\"";
        };
    }

    /** As much of a text as a message can take. */
    static String shortened(String text) {
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text;
    }
}
