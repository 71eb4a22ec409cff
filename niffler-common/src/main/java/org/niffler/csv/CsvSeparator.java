package org.niffler.csv;

/** What stands between two cells: comma (RFC 4180), semicolon (Excel where the comma is the decimal sign) or tab. */
public enum CsvSeparator {
    COMMA(','),
    SEMICOLON(';'),
    TAB('\t');

    private final char character;

    CsvSeparator(char character) {
        this.character = character;
    }

    public char character() {
        return character;
    }

    /** The separator that stands most often in a header line outside quotes; comma when none does (one column). */
    static CsvSeparator detectIn(String headerLine) {
        CsvSeparator best = COMMA;
        for (CsvSeparator candidate : values()) {
            if (candidate.countIn(headerLine) > best.countIn(headerLine)) {
                best = candidate;
            }
        }
        return best;
    }

    private int countIn(String line) {
        int count = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == RecordSplitter.QUOTE) {
                quoted = !quoted;
            } else if (c == character && !quoted) {
                count++;
            }
        }
        return count;
    }
}
