package org.niffler.filter;

/** A filter's text, as far as messages point into it. */
final class SourceText {

    /** Of the line that is shown, to either side of the place. */
    private static final int AROUND = 50;

    private final String text;

    SourceText(String text) {
        this.text = text;
    }

    /** Names the place, and shows it: the line, and a caret below. */
    FilterException error(int offset, String message) {
        int start = text.lastIndexOf('\n', offset - 1) + 1;
        int end = text.indexOf('\n', offset);
        int line = 1
                + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
        int column = 1 + text.codePointCount(start, offset);
        String shown = shown(start, end < 0 ? text.length() : end, offset);
        return new FilterException(
                "Line " + line + ", column " + column + ": " + message + "\n" + shown, message, line, column);
    }

    private String shown(int start, int end, int offset) {
        int from = wholeCharacter(Math.max(start, offset - AROUND));
        int to = wholeCharacter(Math.min(end, offset + AROUND));
        String before = (from > start ? "..." : "") + plain(text.substring(from, offset));
        String behind = plain(text.substring(offset, to).stripTrailing()) + (to < end ? "..." : "");
        return "  " + before + behind + "\n  " + " ".repeat(before.codePointCount(0, before.length())) + "^";
    }

    /** Not between the halves of a surrogate pair. */
    private int wholeCharacter(int offset) {
        boolean inPair = offset > 0
                && offset < text.length()
                && Character.isSurrogatePair(text.charAt(offset - 1), text.charAt(offset));
        return inPair ? offset - 1 : offset;
    }

    /** Nothing that a terminal would take for more than a character. */
    private static String plain(String part) {
        return part.replaceAll("\\p{Cntrl}", " ");
    }
}
