package org.niffler.csv;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits one record into cells, line by line (RFC 4180). A quote is special only where a cell begins, blanks apart;
 * within other text it is text ({@code 5" tube}). Cells without quotes are trimmed, as blanks around a value of VR LO
 * or SH are insignificant (PS3.5 6.2); quoted text is kept as it is, with its line breaks as {@code \n}.
 *
 * <p>Not opencsv's parsers: they read {@code a, "b,c" ,d} as {@code a | "b | c" | d} or {@code a | b,c" | d} without a
 * word, and let an unclosed quote run to the file's end. Cells that shift silently would retrieve the wrong patient, so
 * here whatever follows a closing quote, other than a separator, is malformed.
 */
final class RecordSplitter {

    static final char QUOTE = '"';

    /** Where the record stands after the lines given so far. */
    enum State {
        /** All cells are whole. */
        WHOLE,
        /** A quoted cell is still open: it goes on in the next line. */
        OPEN,
        /** Text follows a closing quote. */
        MALFORMED
    }

    private final char separator;
    private final StringBuilder quoted = new StringBuilder();
    private List<String> cells = new ArrayList<>();
    private State state = State.WHOLE;

    RecordSplitter(CsvSeparator separator) {
        this.separator = separator.character();
    }

    /** Begins a record with its first line. */
    State begin(String line) {
        cells = new ArrayList<>(cells.size() + 1);
        quoted.setLength(0);
        state = State.WHOLE;
        return from(line, 0);
    }

    /** Goes on with an open cell in the next line. */
    State resume(String line) {
        quoted.append('\n');
        return from(line, quotedCell(line, 0));
    }

    /** The whole cells so far. */
    List<String> cells() {
        return cells;
    }

    /** The text of the open cell so far. */
    int openLength() {
        return quoted.length();
    }

    private State from(String line, int start) {
        int next = start;
        while (next <= line.length() && state == State.WHOLE) {
            int text = skipBlanks(line, next);
            boolean isQuoted = text < line.length() && line.charAt(text) == QUOTE;
            next = isQuoted ? quotedCell(line, text + 1) : plainCell(line, next);
        }
        return state;
    }

    private int plainCell(String line, int start) {
        int end = line.indexOf(separator, start);
        if (end < 0) {
            end = line.length();
        }
        cells.add(line.substring(start, end).strip());
        return end + 1;
    }

    /** Reads from behind the opening quote, or from a line's start within an open cell; gives the next cell's start. */
    private int quotedCell(String line, int start) {
        int from = start;
        int quote = line.indexOf(QUOTE, from);
        while (quote >= 0 && quote + 1 < line.length() && line.charAt(quote + 1) == QUOTE) {
            quoted.append(line, from, quote + 1);
            from = quote + 2;
            quote = line.indexOf(QUOTE, from);
        }
        if (quote < 0) {
            quoted.append(line, from, line.length());
            state = State.OPEN;
            return line.length() + 1;
        }
        quoted.append(line, from, quote);
        int end = skipBlanks(line, quote + 1);
        if (end < line.length() && line.charAt(end) != separator) {
            state = State.MALFORMED;
            return end;
        }
        cells.add(quoted.toString());
        quoted.setLength(0);
        state = State.WHOLE;
        return end + 1;
    }

    /** Tab is a blank, unless it is the separator. */
    private int skipBlanks(String line, int from) {
        int next = from;
        while (next < line.length() && line.charAt(next) != separator && Character.isWhitespace(line.charAt(next))) {
            next++;
        }
        return next;
    }
}
