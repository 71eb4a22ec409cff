package org.niffler.filter;

import java.util.List;
import java.util.Optional;
import org.niffler.filter.Token.Type;

/**
 * The piece of a filter in which a cursor stands, and what is before it.
 *
 * @param before the tokens before the piece
 * @param typed of the piece, up to the cursor
 */
record CursorPiece(List<Token> before, int from, int to, String typed) {

    /** Empty where nothing can be completed: in a comment or a regular expression, or behind what is no token. */
    static Optional<CursorPiece> at(String text, int position) {
        String head = text.substring(0, position);
        Optional<List<Token>> tokens = tokens(head);
        if (tokens.isPresent()) {
            return between(text, position, tokens.get()).or(() -> word(text, position, tokens.get()));
        }
        return quoted(text, position)
                .or(() -> head.endsWith("!") // The beginning of an operator, but no token yet.
                        ? tokens(head.substring(0, position - 1))
                                .map(before -> new CursorPiece(before, position - 1, position, "!"))
                        : Optional.empty());
    }

    /** The cursor is not in a token: one more begins there. */
    private static Optional<CursorPiece> between(String text, int position, List<Token> tokens) {
        boolean begins = tokens(text.substring(0, position) + "x")
                .filter(more -> more.size() > tokens.size())
                .isPresent();
        return begins ? Optional.of(new CursorPiece(tokens, position, position, "")) : Optional.empty();
    }

    private static Optional<CursorPiece> word(String text, int position, List<Token> tokens) {
        if (tokens.isEmpty() || tokens.get(tokens.size() - 1).type() != Type.WORD) {
            return Optional.empty();
        }
        Token last = tokens.get(tokens.size() - 1);
        int end = Tokenizer.endOfWord(text, last.offset());
        if (end < position) {
            return Optional.empty(); // A comment is between them.
        }
        return Optional.of(
                new CursorPiece(tokens.subList(0, tokens.size() - 1), last.offset(), end, Quoting.plain(last.text())));
    }

    /** The quote is not closed before the cursor. */
    private static Optional<CursorPiece> quoted(String text, int position) {
        return tokens(text.substring(0, position) + "\"")
                .filter(tokens ->
                        !tokens.isEmpty() && tokens.get(tokens.size() - 1).type() == Type.QUOTED)
                .map(tokens -> {
                    Token last = tokens.get(tokens.size() - 1);
                    return new CursorPiece(
                            tokens.subList(0, tokens.size() - 1),
                            last.offset(),
                            endOfQuoted(text, position),
                            Quoting.plain(last.text()));
                });
    }

    /** Behind the closing quote, if there is one in this line. */
    private static int endOfQuoted(String text, int position) {
        for (int at = position; at < text.length() && text.charAt(at) != '\n'; at++) {
            if (text.charAt(at) == '"') {
                return at + 1;
            }
            at += text.charAt(at) == '\\' ? 1 : 0;
        }
        return position;
    }

    /** Without the end; empty if they cannot be told. */
    private static Optional<List<Token>> tokens(String text) {
        try {
            List<Token> tokens = Tokenizer.tokens(text);
            return Optional.of(tokens.subList(0, tokens.size() - 1));
        } catch (FilterException e) {
            return Optional.empty(); // The answer to what is not written to its end.
        }
    }
}
