package org.niffler.filter;

import java.util.List;
import java.util.Optional;

/**
 * What may stand at a place of a filter that is being written: for completions.
 *
 * @param expected of what kind it is
 * @param words of the language, that may stand there too
 * @param attribute whose value is expected, by the name that documents have it under
 * @param from where the piece begins in which the place is; the place itself if it is between two
 * @param to behind that piece
 * @param typed what the piece says up to the place, without quotes and backslashes
 */
public record FilterCursor(
        Expected expected, List<String> words, Optional<String> attribute, int from, int to, String typed) {

    /** Kinds of pieces. */
    public enum Expected {
        ATTRIBUTE,
        OPERATOR,
        VALUE,
        /** One of the words, and nothing else. */
        WORD,
        /** Nothing that could be named: a comment, a regular expression, or what stands before cannot be read. */
        NOTHING
    }

    public FilterCursor {
        words = List.copyOf(words);
    }

    /**
     * What may stand at a place.
     *
     * @param position from 0 to the text's length, in characters of Java
     * @throws IndexOutOfBoundsException if there is no such place
     */
    public static FilterCursor at(String text, int position) {
        if (MongoFilter.isOne(text)) {
            return nothing(position);
        }
        return CursorPiece.at(text, position)
                .map(piece -> of(piece, new ExpectedNext(piece.before())))
                .orElseGet(() -> nothing(position));
    }

    private static FilterCursor of(CursorPiece piece, ExpectedNext next) {
        return new FilterCursor(
                next.expected(), next.words(), next.attribute(), piece.from(), piece.to(), piece.typed());
    }

    private static FilterCursor nothing(int position) {
        return new FilterCursor(Expected.NOTHING, List.of(), Optional.empty(), position, position, "");
    }
}
