package org.niffler.filter;

import java.util.regex.Pattern;

/** How values are written so that they are read as the same again. */
final class Quoting {

    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9._+/:*?-]+");

    private Quoting() {}

    /** @param pattern with the backslashes before {@code *}, {@code ?} and {@code \}, as a token has it */
    static String value(String pattern) {
        return BARE.matcher(pattern).matches() && !Token.isReserved(pattern) ? pattern : quoted(pattern);
    }

    static String quoted(String pattern) {
        return "\"" + pattern.replace("\"", "\\\"") + "\"";
    }

    /** What stands between the slashes. */
    static String regex(String expression) {
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < expression.length(); i++) {
            char here = expression.charAt(i);
            if (here == '\\' && i + 1 < expression.length()) {
                written.append(here).append(expression.charAt(++i));
            } else {
                written.append(here == '/' ? "\\/" : here);
            }
        }
        return "/" + written + "/";
    }

    /** Without the backslashes. */
    static String plain(String pattern) {
        return pattern.replaceAll("\\\\(.)", "$1");
    }
}
