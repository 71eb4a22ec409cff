package org.niffler.filter;

import java.util.ArrayList;
import java.util.List;
import org.niffler.filter.Token.Type;

/** Cuts a filter's text into tokens. White space and comments, from {@code #} to the line's end, stand between them. */
final class Tokenizer {

    private static final String QUOTE_IT =
            " Write a value with other characters than letters, digits and . _ - + / : in"
                    + " quotes, for example \"DX CR\".";

    private final String text;
    private final SourceText source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokenizer(String text) {
        this.text = text;
        this.source = new SourceText(text);
    }

    /** The tokens, the last one of type {@link Type#END}. */
    static List<Token> tokens(String text) throws FilterException {
        Tokenizer tokenizer = new Tokenizer(text);
        while (tokenizer.skipToNext()) {
            tokenizer.tokens.add(tokenizer.next());
        }
        tokenizer.tokens.add(new Token(Type.END, "", tokenizer.at));
        return tokenizer.tokens;
    }

    /** Whether there is one. */
    private boolean skipToNext() {
        while (at < text.length()) {
            char here = text.charAt(at);
            if (here == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (Character.isWhitespace(here) || here == '\uFEFF' && at == 0) {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    private Token next() throws FilterException {
        int start = at;
        char here = text.charAt(at);
        if (here == '/' && expectsRegex()) {
            return regex();
        }
        if (here == '"') {
            return quoted();
        }
        String symbol = symbol();
        if (!symbol.isEmpty()) {
            at += symbol.length();
            return new Token(Type.SYMBOL, symbol, start);
        }
        if (!isOfWord(text.codePointAt(at))) {
            throw source.error(at, "\"" + shown(text.codePointAt(at)) + "\" is not expected here." + advice(here));
        }
        return word();
    }

    private boolean expectsRegex() {
        return !tokens.isEmpty()
                && (tokens.get(tokens.size() - 1).isSymbol("~")
                        || tokens.get(tokens.size() - 1).isSymbol("!~"));
    }

    private String symbol() {
        for (String symbol : List.of("!=", "!~", "<=", ">=", "=", "<", ">", "~", "(", ")", ",")) {
            if (text.startsWith(symbol, at)) {
                return symbol;
            }
        }
        return "";
    }

    private static String shown(int codePoint) {
        return Character.isISOControl(codePoint) || codePoint >= Character.MIN_SURROGATE && codePoint <= 0xDFFF
                ? String.format("U+%04X", codePoint)
                : Character.toString(codePoint);
    }

    private static String advice(char here) {
        return switch (here) {
            case '&' -> " Write and.";
            case '|' -> " Write or.";
            case '!' -> " Write not, != or !~.";
            case '\'' -> " Write values in double quotes.";
            case '{', '[' -> " A list of values stands in ( ).";
            default -> QUOTE_IT;
        };
    }

    private static boolean isOfWord(int codePoint) {
        return Character.isLetterOrDigit(codePoint) || "._-+/:*?\\".indexOf(codePoint) >= 0;
    }

    /** Where the word that begins there ends. */
    static int endOfWord(String text, int start) {
        int end = start;
        while (end < text.length() && isOfWord(text.codePointAt(end))) {
            int length = Character.charCount(text.codePointAt(end));
            end += text.charAt(end) == '\\' && end + 1 < text.length() ? 2 : length;
        }
        return end;
    }

    private Token word() throws FilterException {
        int start = at;
        StringBuilder word = new StringBuilder();
        while (at < text.length() && isOfWord(text.codePointAt(at))) {
            if (text.charAt(at) == '\\') {
                word.append(escape());
            } else {
                word.appendCodePoint(text.codePointAt(at));
                at += Character.charCount(text.codePointAt(at));
            }
        }
        return new Token(Type.WORD, word.toString(), start);
    }

    private Token quoted() throws FilterException {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char here = text.charAt(at);
            if (here == '\n') {
                break;
            }
            if (here == '\\') {
                value.append(escape());
                continue;
            }
            int codePoint = text.codePointAt(at);
            if (Character.isISOControl(codePoint) && here != '\t'
                    || Character.getType(codePoint) == Character.SURROGATE) {
                throw source.error(at, shown(codePoint) + " cannot stand in a value. Take it out.");
            }
            value.appendCodePoint(codePoint);
            at += Character.charCount(codePoint);
        }
        if (at >= text.length() || text.charAt(at) != '"') {
            throw source.error(start, "A closing quote is missing. Write \" behind the value, on the same line.");
        }
        at++;
        return new Token(Type.QUOTED, value.toString(), start);
    }

    /** What a backslash and the character behind it stand for. */
    private String escape() throws FilterException {
        char escaped = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if ("\"\\*?".indexOf(escaped) < 0) {
            throw source.error(
                    at, "A backslash stands before \", \\, * or ? only. Write \\\\ if the value has a backslash.");
        }
        at += 2;
        return escaped == '"' ? "\"" : "\\" + escaped;
    }

    private Token regex() throws FilterException {
        int start = at++;
        StringBuilder expression = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '/' && text.charAt(at) != '\n') {
            int length = text.charAt(at) == '\\' && at + 1 < text.length() && text.charAt(at + 1) != '\n' ? 2 : 1;
            String part = text.substring(at, at + length);
            expression.append(part.equals("\\/") ? "/" : part);
            at += length;
        }
        if (at >= text.length() || text.charAt(at) != '/') {
            throw source.error(
                    start, "A closing / is missing. Write / behind the regular expression, on the same line.");
        }
        int flags = ++at;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        String flag = text.substring(flags, at);
        if (!flag.isEmpty() && !flag.equals("i")) {
            throw source.error(
                    flags, "\"" + flag + "\" is no flag. The only one is i: upper and lower case are alike.");
        }
        return new Token(Type.REGEX, expression.toString(), start, !flag.isEmpty());
    }
}
