package org.niffler.filter;

/**
 * A filter cannot be read. Its message, of several lines, says what is wrong, where, and what to do; it quotes the filter,
 * which may name a patient.
 */
public final class FilterException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Of what is wrong with a text as a whole. */
    static final int WHOLE = 0;

    private final String reason;
    private final int line;
    private final int column;

    FilterException(String message, String reason, int line, int column) {
        super(message);
        this.reason = reason;
        this.line = line;
        this.column = column;
    }

    /** Of the text as a whole: there is no place to point to. */
    static FilterException whole(String message) {
        return new FilterException(message, message, WHOLE, WHOLE);
    }

    /** The same, of a file. */
    FilterException in(String file) {
        return new FilterException(file + ": " + getMessage(), reason, line, column);
    }

    /** What is wrong and what to do, in one line, without the place: for who names it in their own way. */
    public String reason() {
        return reason;
    }

    /** Counted from 1; 0 if it is the text as a whole. */
    public int line() {
        return line;
    }

    /** Counted from 1, in characters; 0 if it is the text as a whole. */
    public int column() {
        return column;
    }
}
