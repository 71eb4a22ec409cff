package org.niffler.app.explorer.cohort;

import java.util.regex.Pattern;

/** Words of a command for a POSIX shell, which takes them for what they are and carries out nothing in them. */
final class ShellText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,-]+");

    private ShellText() {}

    /**
     * In single quotes if need be, within which nothing has a meaning (POSIX.1-2024, Shell and Utilities 2.2.2).
     *
     * @param text without NUL, which no command can be given
     */
    static String word(String text) {
        return PLAIN.matcher(text).matches() ? text : quoted(text);
    }

    /** In single quotes in any case. */
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
