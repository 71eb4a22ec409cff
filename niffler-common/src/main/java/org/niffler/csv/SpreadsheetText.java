package org.niffler.csv;

import java.util.regex.Pattern;

/**
 * Text that a spreadsheet shows instead of running it. A cell that begins with one of {@code = + - @}, a tab or a line
 * break is taken for a formula by Excel and LibreOffice, and a formula may send the sheet's other cells to a stranger.
 */
public final class SpreadsheetText {

    private static final Pattern BEGINS_A_FORMULA =
            Pattern.compile("[\\s\\p{Cntrl}]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]*)?([eE][+-]?[0-9]+)?");

    private SpreadsheetText() {}

    /** The text, with an apostrophe before what would be taken for a formula; numbers stay as they are. */
    public static String defused(String text) {
        if (text.isEmpty() || Character.isLetterOrDigit(text.charAt(0))) {
            return text; // nearly all cells, and reports have millions
        }
        boolean formula = BEGINS_A_FORMULA.matcher(text).matches()
                && !NUMBER.matcher(text).matches();
        return formula ? "'" + text : text;
    }
}
