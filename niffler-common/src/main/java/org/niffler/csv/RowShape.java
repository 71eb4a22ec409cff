package org.niffler.csv;

import java.util.List;
import java.util.Objects;

/**
 * Whether a row's cells stand under the right names: all wanted columns are there, and nothing stands outside the
 * header. A row with a cell too many most likely has an unquoted separator in it ({@code Doe, Jane}), and every cell
 * behind that one belongs to another column than it seems.
 */
final class RowShape {

    private final CsvHeader header;
    private final int lastWanted;

    /** Takes the last column that a row must have, -1 for none. */
    RowShape(CsvHeader header, int lastWanted) {
        this.header = header;
        this.lastWanted = lastWanted < 0
                ? lastWanted
                : Objects.checkIndex(lastWanted, header.names().size());
    }

    CsvLine check(CsvLine line) {
        if (!(line instanceof CsvLine.Row row)) {
            return line;
        }
        List<String> cells = row.cells();
        int columns = header.names().size();
        if (cells.size() <= lastWanted) {
            return new CsvLine.BadRow(
                    row.line(),
                    "has " + cells(cells.size()) + ", but column " + (lastWanted + 1) + " (\""
                            + header.names().get(lastWanted) + "\") is needed. Add the missing cells.");
        }
        if (cells.size() > columns
                && cells.subList(columns, cells.size()).stream().anyMatch(cell -> !cell.isEmpty())) {
            return new CsvLine.BadRow(
                    row.line(),
                    "has " + cells(cells.size()) + ", but the header names " + columns
                            + ". Quote the cell that has a separator in its text.");
        }
        return row;
    }

    private static String cells(int count) {
        return count + (count == 1 ? " cell" : " cells");
    }
}
