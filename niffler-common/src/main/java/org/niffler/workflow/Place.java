package org.niffler.workflow;

/** A place in a text: its line and column, both counted from 1, columns in characters. */
record Place(int line, int column) {

    /** @param offset in UTF-16 units, as Java counts */
    static Place of(String text, int offset) {
        int start = text.lastIndexOf('\n', offset - 1) + 1;
        int line = 1
                + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
        return new Place(line, 1 + text.codePointCount(start, offset));
    }

    /** The offset of a place that a text has. */
    int offsetIn(String text) {
        int start = 0;
        for (int before = 1; before < line; before++) {
            start = text.indexOf('\n', start) + 1;
        }
        return text.offsetByCodePoints(start, column - 1);
    }
}
