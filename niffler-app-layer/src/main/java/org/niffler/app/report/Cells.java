package org.niffler.app.report;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.niffler.csv.SpreadsheetText;

/** What stands in cells that we, a spreadsheet or the original wrote. */
final class Cells {

    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}(\\.0*)?");

    private Cells() {}

    /** Text that must be there. */
    static String needed(String cell, String column) throws BadCellException {
        String text = text(cell);
        if (text.isEmpty()) {
            throw new BadCellException("has no " + column + ".");
        }
        return text;
    }

    /** Text as it was before it was kept from being run as a formula. */
    static String text(String cell) {
        String text = cell.strip();
        String rest = text.startsWith("'") ? text.substring(1) : text;
        return SpreadsheetText.defused(rest).equals(text) ? rest : text;
    }

    /** A count; {@code 8.0} is 8. */
    static int count(String cell, String column) throws BadCellException {
        if (!COUNT.matcher(cell.strip()).matches()) {
            throw new BadCellException(column + " is no whole number from 0.");
        }
        return new BigDecimal(cell.strip()).intValueExact();
    }
}
