package org.niffler.workflow;

import java.util.regex.Pattern;

/** Which texts may stand where something else than Niffler reads them. */
final class TextRules {

    static final String PASSED_ALLOWED = "allowed is text in double quotes, without U+0000";
    static final String NAME_ALLOWED = "letters, digits, dot, dash and underscore, a letter or digit first, at most 64";

    /** One of folders, too: neither hidden, nor an option, nor one of a folder above. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private static final Pattern WORD = Pattern.compile("[^\\s\\p{Cntrl}-][^\\s\\p{Cntrl}]{0,499}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

    /** Whatever a terminal or a log would take for more than a character. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009F\\u2028\\u2029]");

    private TextRules() {}

    /** Text for a message: on one line, of bounded length. */
    static String oneLine(String text, int longest) {
        String start = text.length() <= longest ? text : text.substring(0, longest) + "...";
        return CONTROL.matcher(start).replaceAll("?");
    }

    static boolean isOneLine(String text) {
        return !CONTROL.matcher(text).find();
    }

    /** Whether it can name a workflow, and its folders with it. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Whether a program would take it for the value of its option: one word that is no option itself. */
    static boolean isWord(String text) {
        return WORD.matcher(text).matches() && canBePassed(text);
    }

    /** Whether it can name an environment variable (POSIX.1-2017 8.1, and small letters). */
    static boolean isVariable(String text) {
        return VARIABLE.matcher(text).matches();
    }

    /** Whether a program can be given it: neither with U+0000, which ends it, nor with half a character. */
    static boolean canBePassed(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || Character.MIN_SURROGATE <= c && c <= Character.MAX_SURROGATE);
    }
}
