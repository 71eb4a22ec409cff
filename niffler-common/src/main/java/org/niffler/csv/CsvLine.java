package org.niffler.csv;

import java.util.List;

/** What a CSV file holds below its header: a row, or lines that cannot be read as one. Blank lines are neither. */
public sealed interface CsvLine {

    /** The number of the (first) physical line, as an editor counts it: the file's first line is 1. */
    long line();

    /**
     * A row with at least the wanted columns.
     *
     * @param line the first physical line's number
     * @param cells the text of each cell, never null; an empty cell is an empty string in its place
     */
    record Row(long line, List<String> cells) implements CsvLine {

        public Row {
            cells = List.copyOf(cells);
        }

        /**
         * The text of one cell.
         *
         * @param column the column's index from {@link CsvHeader#indexOf}, one that was wanted of
         *     {@link CsvReader#lines}
         * @throws IndexOutOfBoundsException if the row is shorter, which a wanted column never is
         */
        public String cell(int column) {
            return cells.get(column);
        }
    }

    /**
     * A line that is no row. It stops no other: reading goes on at the next physical line.
     *
     * @param line the physical line's number
     * @param reason what is wrong and what to do; names columns, never the text of a cell
     */
    record BadRow(long line, String reason) implements CsvLine {}
}
